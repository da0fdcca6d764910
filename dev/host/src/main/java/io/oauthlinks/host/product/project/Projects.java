package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.User;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.RowMapper;

/** Projects with their issue types, and what a user is in them. */
public final class Projects {

    private static final String SELECT = "select id, project_key, name, project_type, description, lead_key from product_project";
    private static final RowMapper<Project> PROJECT = (row, number) -> new Project(row.getLong("id"), row.getString("project_key"),
            row.getString("name"), Project.Type.valueOf(row.getString("project_type")), row.getString("description"),
            row.getString("lead_key"));

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final Tables tables;

    public record IssueType(long id, String name, String description) { }

    public Projects(Tables tables) {
        this.tables = tables;
    }

    /** All projects by key, whoever asks. */
    public List<Project> all() {
        return tables.sql(SELECT + " order by project_key").query(PROJECT).list();
    }

    /** The projects whose issues the user may see. */
    public List<Project> visibleTo(Optional<User> user) {
        return all().stream().filter(project -> mayBrowse(user, project)).toList();
    }

    public Optional<Project> byKey(String key) {
        return !KEY.matcher(key).matches() ? Optional.empty() : tables.sql(SELECT + " where project_key = upper(?)").param(key).query(PROJECT).optional();
    }

    public Optional<Project> byId(long id) {
        return tables.sql(SELECT + " where id = ?").param(id).query(PROJECT).optional();
    }

    /** The issue types of a project. */
    public List<IssueType> issueTypes(Project project) {
        return issueTypes(" join product_project_issue_type p on p.issue_type_id = t.id where p.project_id = ?", project.id());
    }

    public List<IssueType> issueTypes() {
        return issueTypes("");
    }

    /** What the user is in the project, directly or through a group. */
    public Set<ProjectRole> roles(Optional<User> user, Project project) {
        Set<ProjectRole> roles = EnumSet.noneOf(ProjectRole.class);
        if (user.isPresent()) {
            List<Object> values = new ArrayList<>(user.get().groups());
            values.add(user.get().key());
            values.add(project.id());
            String marks = "?, ".repeat(user.get().groups().size()) + "?";
            tables.sql("select distinct role from product_role_actor where actor in (" + marks + ") and project_id = ?").params(values)
                    .query(String.class).list().forEach(role -> roles.add(ProjectRole.valueOf(role)));
        }
        return roles;
    }

    public boolean administers(Optional<User> user, Project project) {
        return user.filter(User::isAdmin).isPresent() || roles(user, project).contains(ProjectRole.ADMINISTRATORS);
    }

    /** Customers may not: they see their own requests in the portal. */
    public boolean mayBrowse(Optional<User> user, Project project) {
        if (user.isEmpty() || !user.get().isLicensed()) {
            return false;
        }
        Set<ProjectRole> roles = roles(user, project);
        return roles.contains(ProjectRole.TEAM) || roles.contains(ProjectRole.ADMINISTRATORS);
    }

    /** @param issueTypes names and descriptions; a name that exists already is the same type */
    public Project add(Project project, List<IssueType> issueTypes) {
        tables.sql("insert into product_project (project_key, name, project_type, description, lead_key, last_number)"
                        + " values (?, ?, ?, ?, ?, 0)")
                .params(project.key(), project.name(), project.type().name(), project.description(), project.leadKey()).update();
        Project added = byKey(project.key()).orElseThrow();
        for (IssueType type : issueTypes) {
            if (issueTypes(" where t.name = ?", type.name()).isEmpty()) {
                tables.sql("insert into product_issue_type (name, description) values (?, ?)").params(type.name(), type.description())
                        .update();
            }
            tables.sql("insert into product_project_issue_type (project_id, issue_type_id) values (?, ?)")
                    .params(added.id(), issueTypes(" where t.name = ?", type.name()).get(0).id()).update();
        }
        return added;
    }

    public Project rename(Project project, String name, String description) {
        tables.sql("update product_project set name = ?, description = ? where id = ?").params(name, description, project.id()).update();
        return byId(project.id()).orElseThrow();
    }

    /** @param actor key of a user or name of a group */
    public void addActor(Project project, ProjectRole role, String actor) {
        tables.sql("insert into product_role_actor (project_id, role, actor) values (?, ?, ?)").params(project.id(), role.name(), actor)
                .update();
    }

    private List<IssueType> issueTypes(String condition, Object... values) {
        return tables.sql("select t.id, t.name, t.description from product_issue_type t" + condition + " order by t.id")
                .params(List.of(values))
                .query((row, number) -> new IssueType(row.getLong("id"), row.getString("name"), row.getString("description"))).list();
    }
}
