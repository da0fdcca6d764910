package io.oauthlinks.jira.platform;

import com.atlassian.audit.api.AuditService;
import com.atlassian.audit.entity.AuditAttribute;
import com.atlassian.audit.entity.AuditEvent;
import com.atlassian.audit.entity.AuditResource;
import com.atlassian.audit.entity.AuditType;
import com.atlassian.audit.entity.CoverageArea;
import com.atlassian.audit.entity.CoverageLevel;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own audit log, mirrored into Jira's. Ours counts: what happens to the mirror never fails the caller's work. */
public final class JiraAuditLog implements AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(JiraAuditLog.class);

    private final AuditLog own;
    private final AuditService jira;

    public JiraAuditLog(AuditLog own, AuditService jira) {
        this.own = own;
        this.jira = jira;
    }

    @Override
    public void record(Actor actor, AuditAction action, Subject subject, String detail) {
        own.record(actor, action, subject, detail);
        try {
            mirror(action, subject, detail);
        } catch (RuntimeException | LinkageError failure) {
            LOG.warn("{} is in the app's audit log but not in Jira's", action, failure);
        }
    }

    /** Not mirrored: Jira's audit log is not made for what happens thousands of times. */
    @Override
    public void recordSoon(Actor actor, AuditAction action, Subject subject, String detail) {
        own.recordSoon(actor, action, subject, detail);
    }

    @Override
    public Page find(Filter filter, int offset, int limit) {
        return own.find(filter, offset, limit);
    }

    @Override
    public int deleteBefore(Instant time, int limit) {
        return own.deleteBefore(time, limit);
    }

    private void mirror(AuditAction action, Subject subject, String detail) {
        AuditType type = AuditType.fromI18nKeys(CoverageArea.SECURITY, CoverageLevel.BASE, "oauth-links.audit.category",
                "oauth-links.audit.action." + action.id()).build();
        AuditEvent.Builder event = AuditEvent.builder(type)
                .affectedObject(AuditResource.builder(subject.description(), "OAuth Links").id(subject.id()).build());
        if (!detail.isEmpty()) {
            event.extraAttribute(AuditAttribute.fromI18nKeys("oauth-links.audit.detail", detail).build());
        }
        jira.audit(event.build());
    }
}
