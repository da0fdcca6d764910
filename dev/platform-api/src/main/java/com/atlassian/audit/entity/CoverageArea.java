package com.atlassian.audit.entity;

/** The part of the product that an event belongs to. */
public enum CoverageArea {
    AUDIT_LOG, GLOBAL_CONFIG_AND_ADMINISTRATION, USER_MANAGEMENT, PERMISSIONS, LOCAL_CONFIG_AND_ADMINISTRATION, SECURITY,
    END_USER_ACTIVITY, ECOSYSTEM
}
