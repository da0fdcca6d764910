package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Tables;
import java.util.Collections;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;

/** What the search knows: an issue that is committed and not in here exists and is not found, until a node starts. */
final class IssueIndex {

    private final Tables tables;

    IssueIndex(Tables tables) {
        this.tables = tables;
    }

    void add(Issue issue) {
        try {
            tables.sql("insert into product_issue_index (issue_id, project_id) values (?, ?)").params(issue.id(), issue.project().id()).update();
        } catch (DuplicateKeyException anotherNodeStartedMeanwhile) {
            return;
        }
    }

    /** Adds what nodes that died have left out. */
    void complete() {
        tables.sql("insert into product_issue_index (issue_id, project_id) select i.id, i.project_id from product_issue i"
                + " left join product_issue_index x on x.issue_id = i.id where x.issue_id is null").update();
    }

    long count(List<Long> projects) {
        return projects.isEmpty() ? 0 : tables.sql("select count(*) from product_issue_index where project_id in (" + marks(projects) + ")")
                .params(projects).query(Long.class).single();
    }

    static String marks(List<Long> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
