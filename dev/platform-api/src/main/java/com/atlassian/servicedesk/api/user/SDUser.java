package com.atlassian.servicedesk.api.user;

/** Somebody or nobody. */
public interface SDUser {

    boolean isAnonymous();
}
