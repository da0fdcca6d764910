package com.atlassian.crowd.event.user;

/** A user's password has been changed through Jira. */
public class UserCredentialUpdatedEvent {

    private final String username;

    /** Jira's own constructor takes more; nobody but the directory makes such events. */
    protected UserCredentialUpdatedEvent(String username) {
        this.username = username;
    }

    public String getUsername() {
        return username;
    }
}
