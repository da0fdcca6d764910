package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Tables;
import java.util.List;

/** Deletes projects and issues with all that refers to them. */
final class Removal {

    private static final List<String> TABLES_OF_ISSUES = List.of("product_issue_index", "product_issue_component", "product_label", "product_watcher",
            "product_attachment", "product_comment", "product_participant", "product_request_value", "product_request");
    private static final List<String> TABLES_OF_PROJECTS = List.of("product_issue", "product_former_key", "product_component", "product_required_field",
            "product_request_field", "product_request_type", "product_service_desk", "product_role_actor", "product_project_issue_type");

    private final Tables tables;

    Removal(Tables tables) {
        this.tables = tables;
    }

    /** @return how many issues there were */
    int issues(String condition, long value) {
        String which = "select id from product_issue where " + condition;
        tables.sql("delete from product_property where entity_name = '" + Properties.OF_COMMENT + "' and entity_id in"
                + " (select id from product_comment where issue_id in (" + which + "))").param(value).update();
        tables.sql("delete from product_property where entity_name = '" + Properties.OF_ISSUE + "' and entity_id in (" + which + ")")
                .param(value).update();
        TABLES_OF_ISSUES.forEach(table -> tables.sql("delete from " + table + " where issue_id in (" + which + ")").param(value).update());
        return tables.sql("delete from product_issue where " + condition).param(value).update();
    }

    int project(long id) {
        issues("project_id = ?", id);
        TABLES_OF_PROJECTS.forEach(table -> tables.sql("delete from " + table + " where project_id = ?").param(id).update());
        return tables.sql("delete from product_project where id = ?").param(id).update();
    }
}
