package com.atlassian.jira.security;

import com.atlassian.jira.user.ApplicationUser;

/** Who is logged in, in this thread. */
public interface JiraAuthenticationContext {

    /** Null for nobody. */
    ApplicationUser getLoggedInUser();

    void setLoggedInUser(ApplicationUser user);

    void clearLoggedInUser();
}
