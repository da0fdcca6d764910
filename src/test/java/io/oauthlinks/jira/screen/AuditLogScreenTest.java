package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.AuditLog;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditLogScreenTest {

    private final RenderedTemplates templates = new RenderedTemplates();
    private AuditLog.Filter asked;
    private int askedOffset;
    private AuditLog.Page answer = new AuditLog.Page(List.of(), 0);

    private final AuditLogScreen screen = new AuditLogScreen(Samples.readers(), new AuditLog() {
        @Override
        public void record(Actor actor, AuditAction action, Subject subject, String detail) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page find(Filter filter, int offset, int limit) {
            asked = filter;
            askedOffset = offset;
            return answer;
        }

        @Override
        public int deleteBefore(Instant time, int limit) {
            throw new UnsupportedOperationException();
        }
    });

    private String page(String... parameters) {
        return templates.render(screen.get(Samples.request("GET", "/audit-log", parameters)));
    }

    @Test
    void datesAreWholeDaysInTheReadersZone() {
        page("action", "connection-tested", "text", " google ", "from", "2026-11-01", "to", "2026-11-02");

        assertThat(asked).isEqualTo(new AuditLog.Filter(AuditAction.CONNECTION_TESTED, "google",
                Instant.parse("2026-10-31T23:00:00Z"), Instant.parse("2026-11-02T23:00:00Z")));
    }

    @Test
    void whatCannotBeReadDoesNotFilter() {
        assertThat(page("action", "<script>", "from", "yesterday", "page", "-3")).contains("There are no entries to show.").doesNotContain("<script>");
        assertThat(asked).isEqualTo(AuditLog.Filter.ALL);
        assertThat(askedOffset).isZero();
        page("from", "+292278995-01-01", "to", "+999999999-12-31");
        assertThat(asked).isEqualTo(AuditLog.Filter.ALL);
    }

    @Test
    void pagesKeepTheFilter() {
        answer = new AuditLog.Page(List.of(new AuditEntry(1, Samples.NOW, "", "", "refresh-failed", "Account " + Samples.HOSTILE, "1", "", "")), 230);

        String page = page("page", "2", "text", "a&b \"c");

        assertThat(askedOffset).isEqualTo(ListPages.PAGE_SIZE);
        assertThat(page).contains("Page 2 of 3", "audit-log?page=1&amp;text=a%26b+%22c", "audit-log?page=3&amp;text=a%26b+%22c", "230 entries", "OAuth Links",
                "Refresh failed", "&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void anActionOfAnotherVersionIsShownByItsId() {
        answer = new AuditLog.Page(List.of(new AuditEntry(1, Samples.NOW, "", "", "link-polished", "Outgoing link", "1", "", "")), 1);
        assertThat(page()).contains("link-polished").doesNotContain("oauth-links.audit.action.link-polished");
    }

    @Test
    void everyActionHasAName() {
        assertThat(page()).contains(List.of(AuditAction.values()).stream().map(action -> "value=\"" + action.id() + "\"").toList());
    }
}
