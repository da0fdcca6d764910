package com.atlassian.jira.user.util;

import com.atlassian.jira.user.ApplicationUser;

/** Finds Jira's users, from memory once they are known. */
public interface UserManager {

    /** Null when there is no such user. */
    ApplicationUser getUserByKey(String userKey);

    /** Null when there is no such user; names do not tell upper from lower case. */
    ApplicationUser getUserByName(String userName);

    /** For a name that nobody has any more, somebody inactive with the key that belonged to it. */
    ApplicationUser getUserByNameEvenWhenUnknown(String userName);
}
