package io.oauthlinks.outgoinglink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Texts;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An editor of links with everything around it. */
abstract class LinkEditing {

    static final Actor ADMIN = new Actor("admin", "Ada Admin", "192.0.2.7");
    static final String IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All";
    final MovableClock clock = new MovableClock();
    final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    final MetadataServer server = new MetadataServer();
    final InMemoryOutgoingLinks links = new InMemoryOutgoingLinks();
    final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    final InMemoryLeases leases = new InMemoryLeases(clock);
    final List<String> users = new ArrayList<>();
    final List<OutgoingLink> toldToAccounts = new ArrayList<>();
    final List<OutgoingLink> revoked = new ArrayList<>();
    final OutgoingLinkEditor editor = new OutgoingLinkEditor(links, new OutgoingLinkEditor.Dependents(id -> users, new KeptTokens() {
        @Override
        public void linkChanged(OutgoingLink saved, Actor actor) {
            toldToAccounts.add(saved);
        }

        @Override
        public Runnable revocationOf(OutgoingLink link, Actor actor) {
            assertThat(links.byId(link.id())).as("not deleted yet").isPresent();
            return () -> revoked.add(link);
        }

        @Override
        public int count(long linkId) {
            return 0;
        }
    }, new Turns(leases, clock::advance)), new Discovery(server, settings, clock), settings, audit, clock);

    static Map<String, String> google() {
        return new HashMap<>(Map.of("name", "Google mail", "provider", "GOOGLE", "clientId", "client.apps.googleusercontent.com",
                "clientSecret", "GOCSPX-secret", "scopes", "https://mail.google.com/"));
    }

    static Map<String, String> microsoft() {
        return new HashMap<>(Map.of("name", "Office mail", "provider", "MICROSOFT", "tenant", "organizations", "clientId", "3e1f7a58",
                "clientSecret", "secret", "scopes", IMAP + " offline_access"));
    }

    static Map<String, String> custom() {
        return new HashMap<>(Map.of("name", "Own mail", "provider", "CUSTOM", "clientId", "jira", "clientSecret", "secret",
                "authorizationEndpoint", "https://login.example/authorize", "tokenEndpoint", "https://login.example/token", "scopes", "mail"));
    }

    OutgoingLink create(Map<String, String> typed) {
        return editor.create(new OutgoingLinkForm(typed), ADMIN);
    }

    OutgoingLink update(long id, Map<String, String> typed) {
        return editor.update(id, new OutgoingLinkForm(typed), ADMIN);
    }

    Map<String, String> refusedFields(Map<String, String> typed) {
        return refusedFields(() -> create(typed));
    }

    Map<String, String> refusedFields(Runnable work) {
        InvalidInput invalid = catchThrowableOfType(InvalidInput.class, work::run);
        assertThat(invalid).isNotNull();
        return Texts.reasonsOf(invalid.errors());
    }

    static Map<String, String> with(Map<String, String> typed, String field, String value) {
        Map<String, String> changed = new HashMap<>(typed);
        changed.put(field, value);
        return changed;
    }
}
