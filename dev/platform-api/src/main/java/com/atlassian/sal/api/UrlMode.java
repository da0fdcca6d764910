package com.atlassian.sal.api;

/** Which form of the base URL is wanted; CANONICAL is the one that an administrator has set. */
public enum UrlMode {
    CANONICAL, ABSOLUTE, RELATIVE, RELATIVE_CANONICAL, AUTO
}
