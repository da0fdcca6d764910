package io.oauthlinks.jira.platform;

import com.atlassian.crowd.event.user.UserCredentialUpdatedEvent;
import com.atlassian.event.api.EventListener;
import com.atlassian.event.api.EventPublisher;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.settings.SettingsStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the connections of a user whose password changes, when the settings say so. Jira knows of changes that it makes itself; those in a
 * directory elsewhere (LDAP, single sign-on) it does not see.
 */
public final class PasswordChanges implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordChanges.class);

    private final EventPublisher events;
    private final ResourceOwners users;
    private final Revocations revocations;
    private final SettingsStore settings;
    private Object listener;

    public PasswordChanges(EventPublisher events, ResourceOwners users, Revocations revocations, SettingsStore settings) {
        this.events = events;
        this.users = users;
        this.revocations = revocations;
        this.settings = settings;
    }

    /** Without the event's class, which Jira does not promise, everything else works. */
    public void listen() {
        try {
            listener = new Listener(this);
            events.register(listener);
        } catch (LinkageError missing) {
            LOG.warn("This Jira does not tell of changed passwords: connections do not end with them, whatever the settings say", missing);
        }
    }

    private void changed(String userName) {
        if (settings.current().incoming().endOnPasswordChange()) {
            users.byName(userName).ifPresent(user -> revocations.revokeAllOfUser(user.key(), Actor.APP));
        }
    }

    @Override
    public void close() {
        if (listener != null) {
            events.unregister(listener);
        }
    }

    /** A class of its own, because Spring looks at all methods of beans, and this one's parameter may be missing. */
    public static final class Listener {

        private final PasswordChanges changes;

        Listener(PasswordChanges changes) {
            this.changes = changes;
        }

        @EventListener
        public void passwordChanged(UserCredentialUpdatedEvent event) {
            changes.changed(event.getUsername());
        }
    }
}
