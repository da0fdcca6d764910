package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Remembered;
import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.User;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Projects with their issue types, components and required fields, and what a user is in them. As in Jira each node keeps all of it in memory, and forgets
 * it when a node changes some.
 */
public final class Projects {

    /** What nodes tell each other when a project has changed. */
    public static final String TOPIC = "projects";

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,9}");

    private final Tables tables;
    private final Remembered<Catalog> catalog;

    public record IssueType(long id, String name, String description) { }

    public Projects(Tables tables) {
        this.tables = tables;
        this.catalog = new Remembered<>(tables, TOPIC, Catalog::new);
    }

    /** All projects by key, whoever asks. */
    public List<Project> all() {
        return List.copyOf(catalog.get().projects.values());
    }

    /** The projects whose issues the user may see. */
    public List<Project> visibleTo(Optional<User> user) {
        return all().stream().filter(project -> mayBrowse(user, project)).toList();
    }

    /** @param key present or former one, in upper or lower case */
    public Optional<Project> byKey(String key) {
        return Optional.ofNullable(catalog.get().byKey(key));
    }

    public Optional<Project> byId(long id) {
        return Optional.ofNullable(catalog.get().projects.get(id));
    }

    /** The issue types of a project. */
    public List<IssueType> issueTypes(Project project) {
        return List.copyOf(catalog.get().typesOfProject.getOrDefault(project.id(), List.of()));
    }

    public List<IssueType> issueTypes() {
        return List.copyOf(catalog.get().types.values());
    }

    public Optional<IssueType> issueType(long id) {
        return Optional.ofNullable(catalog.get().types.get(id));
    }

    /** A project that must exist: when this node does not know it, another one has just made it. */
    Project fresh(long id) {
        Project known = catalog.get().projects.get(id);
        if (known == null) {
            forget();
            known = byId(id).orElseThrow(() -> new IllegalStateException("There is no project " + id));
        }
        return known;
    }

    IssueType freshType(long id) {
        IssueType known = catalog.get().types.get(id);
        if (known == null) {
            forget();
            known = issueType(id).orElseThrow(() -> new IllegalStateException("There is no issue type " + id));
        }
        return known;
    }

    /** By name. */
    public List<Component> components(Project project) {
        return List.copyOf(catalog.get().components.getOrDefault(project.id(), List.of()));
    }

    /** Number of the newest issue, 0 if there was none. */
    public long lastNumber(long projectId) {
        return tables.sql("select last_number from product_project where id = ?").param(projectId).query(Long.class).optional().orElse(0L);
    }

    /** What an issue of this type must have beside a summary. */
    public List<RequiredField> requiredFields(Project project, IssueType type) {
        return catalog.get().requiredFields.stream().filter(field -> field.projectId() == project.id() && field.issueTypeId() == type.id()).toList();
    }

    /** What the user is in the project, directly or through a group. */
    public Set<ProjectRole> roles(Optional<User> user, Project project) {
        Set<ProjectRole> roles = EnumSet.noneOf(ProjectRole.class);
        user.ifPresent(present -> catalog.get().actors(project).forEach((role, actors) -> {
            if (actors.contains(present.key()) || present.groups().stream().anyMatch(actors::contains)) {
                roles.add(role);
            }
        }));
        return roles;
    }

    public boolean administers(Optional<User> user, Project project) {
        return user.filter(User::isAdmin).isPresent() || roles(user, project).contains(ProjectRole.ADMINISTRATORS);
    }

    /** Customers may not: they see their own requests in the portal. */
    public boolean mayBrowse(Optional<User> user, Project project) {
        if (user.isEmpty() || !user.get().active() || !user.get().isLicensed()) {
            return false;
        }
        Set<ProjectRole> roles = roles(user, project);
        return roles.contains(ProjectRole.TEAM) || roles.contains(ProjectRole.ADMINISTRATORS);
    }

    /** Whether the user may create, edit and comment: nobody may in an archived project. */
    public boolean mayWork(Optional<User> user, Project project) {
        return !project.archived() && mayBrowse(user, project);
    }

    /** @param issueTypes names and descriptions; a name that exists already is the same type */
    public Project add(Project project, List<IssueType> issueTypes) {
        return catalog.changing(() -> {
            long id = tables.sql("insert into product_project (project_key, name, project_type, description, lead_key, last_number)"
                            + " values (?, ?, ?, ?, ?, 0)")
                    .params(project.key(), project.name(), project.type().name(), project.description(), project.leadKey()).insert();
            for (IssueType type : issueTypes) {
                long typeId = tables.sql("select id from product_issue_type where name = ?").param(type.name()).query(Long.class).optional()
                        .orElseGet(() -> tables.sql("insert into product_issue_type (name, description) values (?, ?)")
                                .params(type.name(), type.description()).insert());
                tables.sql("insert into product_project_issue_type (project_id, issue_type_id) values (?, ?)").params(id, typeId).update();
            }
            return new Project(id, project.key(), project.name(), project.type(), project.description(), project.leadKey());
        });
    }

    public Project rename(Project project, String name, String description) {
        catalog.changing(() -> tables.sql("update product_project set name = ?, description = ? where id = ?")
                .params(name, description, project.id()).update());
        return byId(project.id()).orElseThrow();
    }

    /** The former key finds the project, and its issues, as before. @throws IllegalArgumentException for what is no key, or taken */
    public Project changeKey(Project project, String key) {
        if (!KEY.matcher(key).matches() || !key.equals(key.toUpperCase(Locale.ROOT))
                || byKey(key).filter(other -> other.id() != project.id()).isPresent()) {
            throw new IllegalArgumentException("Not a key, or the key of another project: " + key);
        }
        catalog.changing(() -> {
            tables.sql("delete from product_former_key where project_key in (?, ?)").params(key, project.key()).update();
            tables.sql("insert into product_former_key (project_key, project_id) values (?, ?)").params(project.key(), project.id()).update();
            return tables.sql("update product_project set project_key = ? where id = ?").params(key, project.id()).update();
        });
        return byId(project.id()).orElseThrow();
    }

    public void setArchived(Project project, boolean archived) {
        catalog.changing(() -> tables.sql("update product_project set archived = ? where id = ?").params(archived, project.id()).update());
    }

    /** With everything that belongs to it. */
    public void delete(Project project) {
        catalog.changing(() -> new Removal(tables).project(project.id()));
    }

    public void addIssueType(Project project, IssueType type) {
        catalog.changing(() -> tables.sql("insert into product_project_issue_type (project_id, issue_type_id) values (?, ?)")
                .params(project.id(), type.id()).update());
    }

    /** Issues that have the type keep it. */
    public void removeIssueType(Project project, IssueType type) {
        catalog.changing(() -> tables.sql("delete from product_project_issue_type where project_id = ? and issue_type_id = ?")
                .params(project.id(), type.id()).update());
    }

    public Component addComponent(Project project, String name) {
        return catalog.changing(() -> new Component(tables.sql("insert into product_component (project_id, name) values (?, ?)")
                .params(project.id(), name).insert(), project.id(), name));
    }

    public void removeComponent(Component component) {
        catalog.changing(() -> {
            tables.sql("delete from product_issue_component where component_id = ?").param(component.id()).update();
            return tables.sql("delete from product_component where id = ?").param(component.id()).update();
        });
    }

    public void require(RequiredField field) {
        catalog.changing(() -> tables.sql("insert into product_required_field (project_id, issue_type_id, field_id, name) values (?, ?, ?, ?)")
                .params(field.projectId(), field.issueTypeId(), field.id(), field.name()).update());
    }

    /** @return whether it was required */
    public boolean requireNoLonger(RequiredField field) {
        return catalog.changing(() -> tables.sql("delete from product_required_field where project_id = ? and issue_type_id = ? and field_id = ?")
                .params(field.projectId(), field.issueTypeId(), field.id()).update()) > 0;
    }

    /** @param actor key of a user or name of a group */
    public void addActor(Project project, ProjectRole role, String actor) {
        catalog.changing(() -> tables.sql("insert into product_role_actor (project_id, role, actor) values (?, ?, ?)")
                .params(project.id(), role.name(), actor).update());
    }

    /** A project has changed, here or on another node. */
    public void forget() {
        catalog.forget();
    }
}
