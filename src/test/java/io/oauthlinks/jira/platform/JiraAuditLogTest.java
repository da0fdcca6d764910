package io.oauthlinks.jira.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.audit.api.AuditService;
import com.atlassian.audit.entity.AuditEvent;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JiraAuditLogTest {

    private static final AuditLog.Subject SUBJECT = new AuditLog.Subject("Outgoing link \"Google\"", "google-abc");

    private final List<String> own = new ArrayList<>();
    private final List<AuditEvent> mirrored = new ArrayList<>();

    private final AuditLog ownLog = new AuditLog() {
        @Override
        public void record(Actor actor, AuditAction action, Subject subject, String detail) {
            own.add(action + " " + subject.id() + " " + detail);
        }

        @Override
        public Page find(Filter filter, int offset, int limit) {
            return new Page(List.of(), 42);
        }

        @Override
        public int deleteBefore(Instant time, int limit) {
            return 7;
        }
    };

    @Test
    void whatIsRecordedIsMirroredWithTranslatableNames() {
        new JiraAuditLog(ownLog, mirrored::add).record(Actor.APP, AuditAction.OUTGOING_LINK_CREATED, SUBJECT, "GOOGLE");
        assertThat(own).containsExactly("OUTGOING_LINK_CREATED google-abc GOOGLE");
        AuditEvent event = mirrored.get(0);
        assertThat(event.getActionI18nKey()).isEqualTo("oauth-links.audit.action.outgoing-link-created");
        assertThat(event.getCategoryI18nKey()).isEqualTo("oauth-links.audit.category");
        assertThat(event.getAffectedObjects()).singleElement().satisfies(resource -> assertThat(resource.getId()).isEqualTo("google-abc"));
        assertThat(event.getExtraAttributeByKey("oauth-links.audit.detail")).contains("GOOGLE");
    }

    @Test
    void aFailingMirrorDoesNotFailTheWork() {
        AuditService failing = event -> {
            throw new IllegalStateException("audit is off");
        };
        AuditService unlike = event -> {
            throw new NoSuchMethodError("another version");
        };
        assertThatCode(() -> new JiraAuditLog(ownLog, failing).record(Actor.APP, AuditAction.REFRESH_FAILED, SUBJECT, "")).doesNotThrowAnyException();
        assertThatCode(() -> new JiraAuditLog(ownLog, unlike).record(Actor.APP, AuditAction.REFRESH_FAILED, SUBJECT, "")).doesNotThrowAnyException();
        assertThat(own).hasSize(2);
    }

    @Test
    void withoutOurOwnEntryNothingIsMirrored() {
        AuditLog broken = new AuditLog() {
            @Override
            public void record(Actor actor, AuditAction action, Subject subject, String detail) {
                throw new IllegalStateException("no database");
            }

            @Override
            public Page find(Filter filter, int offset, int limit) {
                throw new IllegalStateException();
            }

            @Override
            public int deleteBefore(Instant time, int limit) {
                throw new IllegalStateException();
            }
        };
        assertThatThrownBy(() -> new JiraAuditLog(broken, mirrored::add).record(Actor.APP, AuditAction.REFRESH_FAILED, SUBJECT, ""))
                .hasMessage("no database");
        assertThat(mirrored).isEmpty();
    }

    @Test
    void readingAndDeletingAreOurOwn() {
        JiraAuditLog log = new JiraAuditLog(ownLog, mirrored::add);
        assertThat(log.find(AuditLog.Filter.ALL, 0, 1).total()).isEqualTo(42);
        assertThat(log.deleteBefore(Instant.EPOCH, 1)).isEqualTo(7);
    }
}
