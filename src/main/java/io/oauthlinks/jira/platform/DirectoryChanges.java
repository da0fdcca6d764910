package io.oauthlinks.jira.platform;

import com.atlassian.crowd.event.user.UserCredentialUpdatedEvent;
import com.atlassian.crowd.event.user.UserDeletedEvent;
import com.atlassian.event.api.EventListener;
import com.atlassian.event.api.EventPublisher;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.settings.SettingsStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the connections of a user who is deleted, and disables the services that act as that user, because Jira gives the key to the next one of
 * the same name; ends the connections of a user whose password changes, when the settings say so. Jira knows of changes that it makes itself; those in a directory elsewhere (LDAP, single sign-on) it may not see.
 */
public final class DirectoryChanges implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryChanges.class);

    private final EventPublisher events;
    private final JiraResourceOwners users;
    private final Revocations revocations;
    private final IncomingLinkEditor links;
    private final SettingsStore settings;
    private final List<Object> listeners = new ArrayList<>();

    public DirectoryChanges(EventPublisher events, JiraResourceOwners users, Revocations revocations, IncomingLinkEditor links,
                            SettingsStore settings) {
        this.events = events;
        this.users = users;
        this.revocations = revocations;
        this.links = links;
        this.settings = settings;
    }

    public void listen() {
        register(OfPasswords::new, "changed passwords: connections do not end with them, whatever the settings say");
        register(OfDeletions::new, "deleted users: their connections work again for a new user of the same name");
    }

    /** Without the event's class, which Jira does not promise, everything else works. */
    private void register(Function<DirectoryChanges, Object> made, String lost) {
        try {
            Object listener = made.apply(this);
            events.register(listener);
            listeners.add(listener);
        } catch (LinkageError missing) {
            LOG.warn("This Jira does not tell of {}", lost, missing);
        }
    }

    private void passwordChanged(String userName) {
        if (settings.current().incoming().endOnPasswordChange()) {
            users.byName(userName).ifPresent(user -> revocations.revokeAllOfUser(user.key(), Actor.APP));
        }
    }

    /** Whoever has the name in another directory is the user to whom the key belongs. */
    private void deleted(String userName) {
        if (users.byName(userName).isEmpty()) {
            users.lastKey(userName).ifPresent(key -> {
                revocations.revokeAllOfUser(key, Actor.APP);
                links.disableServicesOf(key, Actor.APP);
            });
        }
    }

    @Override
    public void close() {
        listeners.forEach(events::unregister);
    }

    /** A class of its own, because Spring looks at all methods of beans, and this one's parameter may be missing. */
    public static final class OfPasswords {

        private final DirectoryChanges changes;

        OfPasswords(DirectoryChanges changes) {
            this.changes = changes;
        }

        @EventListener
        public void passwordChanged(UserCredentialUpdatedEvent event) {
            changes.passwordChanged(event.getUsername());
        }
    }

    /** A class of its own for the same reason. */
    public static final class OfDeletions {

        private final DirectoryChanges changes;

        OfDeletions(DirectoryChanges changes) {
            this.changes = changes;
        }

        @EventListener
        public void deleted(UserDeletedEvent event) {
            changes.deleted(event.getUsername());
        }
    }
}
