package io.oauthlinks.host.product.servicedesk;

import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.store.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Service desks and request types at one moment. @param kinds by name */
record DeskCatalog(List<Row> desks, List<RequestKind> kinds) {

    record Row(int id, long projectId, boolean openSignUp) {

        Desk of(Project project) {
            return new Desk(id, project, openSignUp);
        }
    }

    static DeskCatalog read(Tables tables) {
        Map<Integer, List<RequestKind.Field>> fields = new HashMap<>();
        tables.sql("select request_type_id, field_id, name, required from product_request_field order by field_id")
                .query(row -> fields.computeIfAbsent(row.getInt("request_type_id"), id -> new ArrayList<>())
                        .add(new RequestKind.Field(row.getString("field_id"), row.getString("name"), row.getBoolean("required"))));
        return new DeskCatalog(
                tables.sql("select id, project_id, open_sign_up from product_service_desk")
                        .query((row, number) -> new Row(row.getInt("id"), row.getLong("project_id"), row.getBoolean("open_sign_up"))).list(),
                tables.sql("select id, project_id, issue_type_id, name, description from product_request_type order by name")
                        .query((row, number) -> new RequestKind(row.getInt("id"), row.getLong("project_id"), row.getLong("issue_type_id"),
                                row.getString("name"), row.getString("description"), fields.getOrDefault(row.getInt("id"), List.of()))).list());
    }

    Optional<Row> desk(long projectId) {
        return desks.stream().filter(desk -> desk.projectId() == projectId).findFirst();
    }

    Optional<Long> projectOf(int deskId) {
        return desks.stream().filter(desk -> desk.id() == deskId).map(Row::projectId).findFirst();
    }
}
