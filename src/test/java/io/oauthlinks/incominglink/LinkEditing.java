package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Texts;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An editor of incoming links with everything around it. */
abstract class LinkEditing {

    static final Actor ADMIN = new Actor("admin", "Ada Admin", "192.0.2.7");
    final MovableClock clock = new MovableClock();
    final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    final InMemoryIncomingLinks links = new InMemoryIncomingLinks();
    final InMemoryClientSecrets secrets = new InMemoryClientSecrets();
    final InMemoryLogos logos = new InMemoryLogos();
    final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    final InMemoryResourceOwners users = new InMemoryResourceOwners().with("JIRAUSER10200", "importer", "Nightly Import")
            .with("JIRAUSER10300", "gone", "Gone Person");
    final Clients clients = new Clients();
    final Map<Long, Integer> grants = new TreeMap<>();
    final SecretRotation rotation = new SecretRotation(links, secrets, clients, audit, clock);
    final IncomingLinkEditor editor = new IncomingLinkEditor(links,
            new IncomingLinkEditor.Dependents(new Revoking(), logos, clients), rotation, users, settings, audit, clock);

    static Map<String, String> web() {
        return new HashMap<>(Map.of("name", "Reports", "kind", "WEB", "redirectUris", "https://reports.example/callback", "scopes", "READ"));
    }

    static Map<String, String> nativeApp() {
        return new HashMap<>(Map.of("name", "Desktop", "kind", "NATIVE", "redirectUris", "http://127.0.0.1/callback", "scopes", "WRITE"));
    }

    static Map<String, String> service() {
        return new HashMap<>(Map.of("name", "Nightly import", "kind", "SERVICE", "serviceUser", "importer", "scopes", "WRITE"));
    }

    IncomingLink create(Map<String, String> typed) {
        return editor.create(new IncomingLinkForm(typed), ADMIN).link();
    }

    IncomingLink update(long id, Map<String, String> typed) {
        return editor.update(id, new IncomingLinkForm(typed), ADMIN);
    }

    static Map<String, String> refusedFields(Runnable work) {
        InvalidInput invalid = catchThrowableOfType(InvalidInput.class, work::run);
        assertThat(invalid).isNotNull();
        return Texts.reasonsOf(invalid.errors());
    }

    static Map<String, String> with(Map<String, String> typed, String field, String value) {
        Map<String, String> changed = new HashMap<>(typed);
        changed.put(field, value);
        return changed;
    }

    /** Counts what is revoked. */
    private final class Revoking implements LinkGrants {

        @Override
        public int count(long linkId) {
            return grants.getOrDefault(linkId, 0);
        }

        @Override
        public int revokeAllOfLink(long linkId, Actor actor) {
            assertThat(links.byId(linkId)).as("disabled before its grants go").hasValueSatisfying(link -> assertThat(link.enabled()).isFalse());
            return Optional.ofNullable(grants.remove(linkId)).orElse(0);
        }
    }

    /** Counts what the endpoints are told. */
    static final class Clients implements RegisteredClients {

        int changes;

        @Override
        public Optional<RegisteredClient> byClientId(String clientId) {
            return Optional.empty();
        }

        @Override
        public Optional<RegisteredClient> byLink(long linkId) {
            return Optional.empty();
        }

        @Override
        public void changed() {
            changes++;
        }
    }
}
