package com.atlassian.servicedesk.api.user;

import com.atlassian.jira.user.ApplicationUser;

/** A user who exists. */
public interface CheckedUser extends SDUser {

    ApplicationUser forJIRA();

    String getName();

    String getKey();

    String getDisplayName();

    String getEmailAddress();
}
