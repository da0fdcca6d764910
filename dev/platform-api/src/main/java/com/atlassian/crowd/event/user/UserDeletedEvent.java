package com.atlassian.crowd.event.user;

/** A user has been deleted from a directory; another directory may have somebody of the same name. */
public class UserDeletedEvent {

    private final String username;

    /** Jira's own constructor takes more; nobody but the directory makes such events. */
    protected UserDeletedEvent(String username) {
        this.username = username;
    }

    public String getUsername() {
        return username;
    }
}
