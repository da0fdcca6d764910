package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoAuditLogTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Actor JANA = new Actor("JIRAUSER1", "Jana Nováková", "192.0.2.7");

    @Parameter
    private TestDatabase database;
    private ActiveObjects ao;
    private AoAuditLog audit;

    @BeforeEach
    void start() {
        ao = database.empty();
        audit = new AoAuditLog(ao, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void write(Actor actor, AuditAction action, String subject, String detail) {
        audit.record(actor, action, new AuditLog.Subject(subject, "7"), detail);
    }

    @Test
    void anEntryComesBackAsItWasWritten() {
        write(JANA, AuditAction.OUTGOING_LINK_CREATED, "Outgoing link \"Google\"", "");
        assertThat(audit.find(AuditLog.Filter.ALL, 0, 10).entries()).singleElement().usingRecursiveComparison().ignoringFields("id")
                .isEqualTo(new AuditEntry(0, NOW, "JIRAUSER1", "Jana Nováková", "outgoing-link-created",
                        "Outgoing link \"Google\"", "7", "", "192.0.2.7"));
    }

    @Test
    void anActionOfAnotherVersionIsReadByItsId() {
        write(Actor.APP, AuditAction.REFRESH_FAILED, "Account", "");
        AuditRow row = ao.find(AuditRow.class)[0];
        row.setActionId("link-polished");
        row.save();
        assertThat(audit.find(AuditLog.Filter.ALL, 0, 10).entries()).extracting(AuditEntry::actionId).containsExactly("link-polished");
    }

    @Test
    void pagesAreNewestFirstWithTheTotal() {
        for (int i = 1; i <= 7; i++) {
            write(Actor.APP, AuditAction.REFRESH_FAILED, "Account", "number " + i);
        }
        AuditLog.Page page = audit.find(AuditLog.Filter.ALL, 2, 3);
        assertThat(page.total()).isEqualTo(7);
        assertThat(page.entries()).extracting(AuditEntry::detail).containsExactly("number 5", "number 4", "number 3");
        assertThat(audit.find(AuditLog.Filter.ALL, 100, 3).entries()).isEmpty();
    }

    @Test
    void filtersByActionTextAndTime() {
        write(JANA, AuditAction.OUTGOING_LINK_CREATED, "Outgoing link \"[100%_sure!]\"", "");
        write(Actor.APP, AuditAction.REFRESH_FAILED, "Account", "invalid_grant");

        assertThat(total(new AuditLog.Filter(AuditAction.REFRESH_FAILED, null, null, null))).isEqualTo(1);
        assertThat(total(new AuditLog.Filter(AuditAction.SETTINGS_CHANGED, null, null, null))).isZero();
        assertThat(total(new AuditLog.Filter(null, "NOVÁKOVÁ", null, null))).isEqualTo(1);
        assertThat(total(new AuditLog.Filter(null, "%", null, null))).isEqualTo(1);
        assertThat(total(new AuditLog.Filter(null, "[100%", null, null))).isEqualTo(1);
        assertThat(total(new AuditLog.Filter(null, "_grant", null, null))).isEqualTo(1);
        assertThat(total(new AuditLog.Filter(null, "d_grant", null, null))).isEqualTo(1);
        assertThat(total(new AuditLog.Filter(null, "sure!", null, null))).isEqualTo(1);
        assertThat(total(new AuditLog.Filter(null, "x' OR '1'='1", null, null))).isZero();
        assertThat(total(new AuditLog.Filter(null, null, NOW, NOW.plusMillis(1)))).isEqualTo(2);
        assertThat(total(new AuditLog.Filter(null, null, NOW.plusMillis(1), null))).isZero();
        assertThat(total(new AuditLog.Filter(null, null, null, NOW))).isZero();
        assertThat(total(new AuditLog.Filter(AuditAction.REFRESH_FAILED, "grant", NOW, null))).isEqualTo(1);
    }

    private int total(AuditLog.Filter filter) {
        AuditLog.Page page = audit.find(filter, 0, 10);
        assertThat(page.entries()).hasSize(page.total());
        return page.total();
    }

    @Test
    void oldEntriesAreDeletedInBatches() {
        for (int i = 0; i < 5; i++) {
            write(Actor.APP, AuditAction.REFRESH_FAILED, "Account", "");
        }
        assertThat(audit.deleteBefore(NOW, 10)).isZero();
        assertThat(audit.deleteBefore(NOW.plusMillis(1), 3)).isEqualTo(3);
        assertThat(audit.deleteBefore(NOW.plusMillis(1), 3)).isEqualTo(2);
    }
}
