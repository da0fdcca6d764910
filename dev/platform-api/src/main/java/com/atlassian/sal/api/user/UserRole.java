package com.atlassian.sal.api.user;

/** The role that a page asks for when it sends a visitor to the login form. */
public enum UserRole {
    USER, ADMIN, SYSADMIN
}
