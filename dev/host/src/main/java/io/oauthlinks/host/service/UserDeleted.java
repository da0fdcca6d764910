package io.oauthlinks.host.service;

import com.atlassian.crowd.event.user.UserDeletedEvent;

/** As the user directory tells it, on the node on which it happened. */
public final class UserDeleted extends UserDeletedEvent {

    public UserDeleted(String userName) {
        super(userName);
    }
}
