package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Projects and what belongs to them at one moment, as a node keeps it in memory: every issue that is read or written asks for it. */
final class Catalog {

    final Map<Long, Project> projects = new LinkedHashMap<>();
    /** Present and former ones, in upper case. */
    final Map<String, Project> byKey = new HashMap<>();
    final Map<Long, Projects.IssueType> types = new LinkedHashMap<>();
    final Map<Long, List<Projects.IssueType>> typesOfProject = new HashMap<>();
    final Map<Long, List<Component>> components = new HashMap<>();
    final List<RequiredField> requiredFields;
    private final Map<Long, Map<ProjectRole, Set<String>>> actors = new HashMap<>();

    Catalog(Tables tables) {
        tables.sql("select id, project_key, name, project_type, description, lead_key, archived from product_project order by project_key")
                .query((row, number) -> new Project(row.getLong("id"), row.getString("project_key"), row.getString("name"),
                        Project.Type.valueOf(row.getString("project_type")), row.getString("description"), row.getString("lead_key"),
                        row.getBoolean("archived")))
                .list().forEach(project -> projects.put(project.id(), project));
        tables.sql("select project_key, project_id from product_former_key")
                .query(row -> byKey.put(row.getString("project_key"), projects.get(row.getLong("project_id"))));
        projects.values().forEach(project -> byKey.put(project.key(), project));
        tables.sql("select id, name, description from product_issue_type order by id").query(row -> types.put(row.getLong("id"),
                new Projects.IssueType(row.getLong("id"), row.getString("name"), row.getString("description"))));
        tables.sql("select project_id, issue_type_id from product_project_issue_type order by project_id, issue_type_id")
                .query(row -> listOf(typesOfProject, row.getLong("project_id")).add(types.get(row.getLong("issue_type_id"))));
        tables.sql("select id, project_id, name from product_component order by name").query(row -> listOf(components, row.getLong("project_id"))
                .add(new Component(row.getLong("id"), row.getLong("project_id"), row.getString("name"))));
        requiredFields = tables.sql("select project_id, issue_type_id, field_id, name from product_required_field order by name")
                .query((row, number) -> new RequiredField(row.getLong("project_id"), row.getLong("issue_type_id"), row.getString("field_id"),
                        row.getString("name"))).list();
        tables.sql("select project_id, role, actor from product_role_actor").query(row -> actors
                .computeIfAbsent(row.getLong("project_id"), id -> new HashMap<>())
                .computeIfAbsent(ProjectRole.valueOf(row.getString("role")), role -> new HashSet<>()).add(row.getString("actor")));
    }

    Project byKey(String key) {
        return byKey.get(key.toUpperCase(Locale.ROOT));
    }

    Map<ProjectRole, Set<String>> actors(Project project) {
        return actors.getOrDefault(project.id(), Map.of());
    }

    private static <T> List<T> listOf(Map<Long, List<T>> lists, long id) {
        return lists.computeIfAbsent(id, any -> new ArrayList<>());
    }
}
