package io.oauthlinks.jira.platform;

import static io.oauthlinks.incominglink.grant.TestTokens.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.crowd.event.user.UserDeletedEvent;
import com.atlassian.event.api.EventPublisher;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.incominglink.InMemoryClientSecrets;
import io.oauthlinks.incominglink.InMemoryIncomingLinks;
import io.oauthlinks.incominglink.InMemoryLogos;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.RememberedClients;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.SecretRotation;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.incominglink.grant.InMemoryAuthorizationCodes;
import io.oauthlinks.incominglink.grant.InMemoryGrants;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.incominglink.grant.TestTokens;
import io.oauthlinks.settings.InMemorySettings;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DirectoryChangesTest {

    private final InMemoryAuthorizationCodes codes = new InMemoryAuthorizationCodes();
    private final InMemoryGrants grants = new InMemoryGrants(codes);
    private final InMemoryIncomingLinks links = new InMemoryIncomingLinks();
    private final List<Object> listeners = new ArrayList<>();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private boolean inAnotherDirectory;

    private static final class Deleted extends UserDeletedEvent {
        Deleted(String name) {
            super(name);
        }
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(DirectoryChangesTest.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    private Object userOf(String method, Object name) {
        boolean found = name.equals("ada") && (inAnotherDirectory || method.equals("getUserByNameEvenWhenUnknown"));
        return !found ? null : fake(ApplicationUser.class, (asked, none) -> asked.equals("getKey") ? USER : asked.equals("isActive") ? true : "ada");
    }

    private DirectoryChanges listening() {
        long link = links.save(TestIncomingLinks.web().build()).id();
        codes.save(TestTokens.code("c", link, USER));
        grants.redeem(TestTokens.code("c").hash(), TestTokens.grant("c", link, USER), TestTokens.first("c", link, USER));
        JiraResourceOwners users = new JiraResourceOwners(fake(UserManager.class, (method, arguments) -> userOf(method, arguments[0])));
        EventPublisher events = fake(EventPublisher.class, (method, arguments) -> {
            boolean changed = method.equals("register") ? listeners.add(arguments[0]) : listeners.remove(arguments[0]);
            assertThat(changed).isTrue();
            return null;
        });
        Revocations revocations = new Revocations(grants, links, users, audit, () -> { });
        DirectoryChanges changes = new DirectoryChanges(events, users, revocations, editor(users, revocations),
                InMemorySettings.forLoopback());
        changes.listen();
        return changes;
    }

    private IncomingLinkEditor editor(ResourceOwners users, Revocations revocations) {
        MovableClock clock = new MovableClock();
        InMemoryClientSecrets secrets = new InMemoryClientSecrets();
        RememberedClients clients = new RememberedClients(links, secrets, clock);
        return new IncomingLinkEditor(links, new IncomingLinkEditor.Dependents(revocations, new InMemoryLogos(), clients),
                new SecretRotation(links, secrets, clients, audit, clock), users, InMemorySettings.forLoopback(), audit, clock);
    }

    private void delete(String name) {
        listeners.stream().filter(DirectoryChanges.OfDeletions.class::isInstance).map(DirectoryChanges.OfDeletions.class::cast)
                .forEach(listener -> listener.deleted(new Deleted(name)));
    }

    @Test
    @DisplayName("P45: the connections of a deleted user end, so that the next one of that name, who gets the key, gets nothing of them")
    void aDeletedUser() {
        try (DirectoryChanges changes = listening()) {
            delete("grace");
            assertThat(grants.ofUser(USER)).hasSize(1);

            delete("ada");
            assertThat(grants.ofUser(USER)).isEmpty();
        }
        assertThat(listeners).isEmpty();
    }

    @Test
    @DisplayName("P45, P71: a service whose user is deleted is disabled, so that it does not act as the next one of that name")
    void aServiceOfADeletedUser() {
        long ofAda = links.save(TestIncomingLinks.service().name("Import").serviceUser(USER).build()).id();
        long ofAnother = links.save(TestIncomingLinks.service().name("Export").serviceUser("JIRAUSER10999").build()).id();
        try (DirectoryChanges changes = listening()) {
            delete("ada");
            delete("ada");
        }
        assertThat(links.byId(ofAda).orElseThrow().enabled()).isFalse();
        assertThat(links.byId(ofAnother).orElseThrow().enabled()).isTrue();
        assertThat(audit.lines()).containsOnlyOnce("INCOMING_LINK_CHANGED enabled = false, because its user was deleted");
    }

    @Test
    void whoIsInAnotherDirectoryTooKeepsTheConnections() {
        inAnotherDirectory = true;
        try (DirectoryChanges changes = listening()) {
            delete("ada");
            assertThat(grants.ofUser(USER)).hasSize(1);
        }
    }
}
