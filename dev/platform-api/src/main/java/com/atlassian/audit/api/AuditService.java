package com.atlassian.audit.api;

import com.atlassian.audit.entity.AuditEvent;

/** Writes to the audit log; author, source address and node are added by the application. */
public interface AuditService {

    void audit(AuditEvent event);
}
