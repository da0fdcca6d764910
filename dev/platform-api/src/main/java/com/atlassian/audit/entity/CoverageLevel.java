package com.atlassian.audit.entity;

/** How closely an administrator must be watching for the event to be kept. */
public enum CoverageLevel {
    BASE, ADVANCED, FULL
}
