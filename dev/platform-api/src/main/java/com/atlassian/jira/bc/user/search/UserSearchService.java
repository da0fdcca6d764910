package com.atlassian.jira.bc.user.search;

import com.atlassian.jira.user.ApplicationUser;

/** Finds users, whatever their state. */
public interface UserSearchService {

    /** With exactly this address, case ignored; by an index of the database. */
    Iterable<ApplicationUser> findUsersByEmail(String email);
}
