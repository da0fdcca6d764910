package com.atlassian.jira.user;

import java.security.Principal;

/** A user of Jira. The key never changes; the name, which {@link Principal#getName()} answers too, does when the user is renamed. */
public interface ApplicationUser extends Principal {

    String getKey();

    String getUsername();

    @Override
    String getName();

    long getDirectoryId();

    boolean isActive();

    String getEmailAddress();

    String getDisplayName();
}
