package io.oauthlinks.host.service;

import com.atlassian.crowd.event.user.UserCredentialUpdatedEvent;

/** As the user directory tells it, on the node on which it happened. */
public final class PasswordChanged extends UserCredentialUpdatedEvent {

    public PasswordChanged(String userName) {
        super(userName);
    }
}
