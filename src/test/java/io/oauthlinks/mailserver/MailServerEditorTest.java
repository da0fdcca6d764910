package io.oauthlinks.mailserver;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Lease;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailServerEditorTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Actor ADMIN = new Actor("admin", "Admin", "127.0.0.1");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final InMemoryLeases leases = new InMemoryLeases(CLOCK);
    private final InMemoryMailServers servers = new InMemoryMailServers();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final Map<Long, String> places = new HashMap<>(Map.of(11L, "imap-implicit://mail.example.com:993"));
    private TestEvidence.Answer evidence = TestEvidence.Answer.PASSED;

    private final AccountCheck accounts = (login, server, endpoint) -> {
        long account = login.accountId();
        if (login.linkId() != 7 && login.linkId() != 8) {
            return AccountCheck.Answer.UNKNOWN_LINK;
        }
        if (login.userName().endsWith("@elsewhere.example")) {
            return AccountCheck.Answer.MAILBOX_NOT_ALLOWED;
        }
        if (account == 0) {
            return AccountCheck.Answer.FITS;
        }
        if (servers.usingAccount(account).filter(user -> user.id() != server).isPresent()) {
            return AccountCheck.Answer.USED_BY_ANOTHER_SERVER;
        }
        return endpoint.place().equals(places.get(account)) ? AccountCheck.Answer.FITS : AccountCheck.Answer.FOR_ANOTHER_ENDPOINT;
    };
    private List<String> users = List.of();
    private final MailServerRules rules = new MailServerRules(servers, accounts);
    private final MailServerEditor editor = new MailServerEditor(servers, rules, (values, test) -> test == 0 ? TestEvidence.Answer.NONE : evidence,
            id -> users, new Turns(leases, pause -> { }), audit, CLOCK);

    private static MailServerForm form(MailServer server, String... changes) {
        Map<String, String> typed = new HashMap<>(MailServerForm.of(server).values());
        for (int i = 0; i < changes.length; i += 2) {
            typed.put(changes[i], changes[i + 1]);
        }
        return new MailServerForm(typed);
    }

    private String refusedAt(String field, Long id, MailServerForm form) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> editor.save(id, form, 5, ADMIN));
        assertThat(refused.errors().byField().keySet()).containsExactly(field);
        return refused.errors().byField().get(field).key().replaceFirst("oauth-links\\.(mail-server\\.edit\\.error|common\\.field)\\.", "");
    }

    @Test
    void aPassedTestOfTheValuesEnables() {
        MailServer saved = editor.save(null, form(mailServer().build()), 5, ADMIN);
        assertThat(saved.enabled()).isTrue();
        assertThat(saved.lastTestId()).isEqualTo(5);
        assertThat(saved.createdAt()).isEqualTo(NOW);
        assertThat(servers.byId(saved.id())).contains(saved);
    }

    @Test
    void withoutAPassedTestItIsADraftAndNothingIsLost() {
        assertThat(editor.save(null, form(mailServer().build()), 0, ADMIN).enabled()).isFalse();
        evidence = TestEvidence.Answer.FAILED;
        MailServer failed = editor.save(null, form(mailServer().name("second").account(7, 0).build()), 5, ADMIN);
        assertThat(failed.enabled()).isFalse();
        assertThat(failed.lastTestId()).isEqualTo(5);
        evidence = TestEvidence.Answer.NONE;
        assertThat(editor.save(null, form(mailServer().name("third").account(7, 0).build()), 5, ADMIN).lastTestId()).isZero();
    }

    @Test
    void theLastTestOfUnchangedValuesServesForANewName() {
        MailServer saved = editor.save(null, form(mailServer().build()), 5, ADMIN);
        MailServer renamed = editor.save(saved.id(), form(saved, "name", "Renamed"), 0, ADMIN);
        assertThat(renamed.enabled()).isTrue();
        assertThat(renamed.lastTestId()).isEqualTo(5);
    }

    @Test
    void aDraftStaysADraftWhateverTheTestSays() {
        assertThat(editor.save(null, form(mailServer().build(), "enabled", ""), 5, ADMIN).enabled()).isFalse();
    }

    @Test
    void anEmptyPasswordKeepsTheStoredOne() {
        MailServer stored = servers.save(mailServer().password("secret-word").build());
        MailServer saved = editor.save(stored.id(), form(stored, "name", "Renamed"), 5, ADMIN);
        assertThat(saved.login().password()).isEqualTo(stored.login().password());
    }

    @Test
    void aKeptPasswordGoesToNoOtherPlace() {
        MailServer stored = servers.save(mailServer().password("secret-word").build());
        for (String[] change : new String[][] {{"host", "evil.example.com"}, {"port", "994"}, {"tlsMode", "NONE"}, {"protocol", "POP3"},
                {"trustedCertificate", io.oauthlinks.mailserver.protocol.TestCertificates.authority()}}) {
            assertThat(refusedAt("password", stored.id(), form(stored, change))).isEqualTo("password.endpoint-changed");
            InvalidInput untested = catchThrowableOfType(InvalidInput.class, () -> rules.toTest(stored.id(), form(stored, change)));
            assertThat(untested.errors().has("password")).isTrue();
        }
        MailServer draft = editor.save(stored.id(), form(stored, "host", "other.example.com", "enabled", ""), 5, ADMIN);
        assertThat(draft.login().password()).isNull();
        assertThat(draft.enabled()).isFalse();
        MailServer typed = editor.save(stored.id(), form(draft, "password", "new-word", "enabled", "true"), 5, ADMIN);
        assertThat(typed.login().password().reveal()).isEqualTo("new-word");
    }

    @Test
    void aPasswordIsNeededUnlessItIsADraft() {
        assertThat(refusedAt("password", null, form(mailServer().password(null).build()))).isEqualTo("empty");
        assertThat(editor.save(null, form(mailServer().password(null).build(), "enabled", ""), 0, ADMIN).login().password()).isNull();
    }

    @Test
    void aLinkIsNeededUnlessItIsADraft() {
        assertThat(refusedAt("linkId", null, form(mailServer().account(0, 0).build()))).isEqualTo("empty");
        assertThat(refusedAt("linkId", null, form(mailServer().account(99, 0).build()))).isEqualTo("linkId.unknown-link");
        assertThat(editor.save(null, form(mailServer().account(0, 0).build(), "enabled", ""), 0, ADMIN).login().linkId()).isZero();
    }

    @Test
    void aMailboxThatTheLinkDoesNotAllowIsSavedAsADraftAtMost() {
        MailServerForm typed = form(mailServer().account(7, 11).build(), "userName", "it@elsewhere.example");
        assertThat(refusedAt("userName", null, typed)).isEqualTo("userName.mailbox-not-allowed");
        MailServer draft = editor.save(null, form(mailServer().account(7, 11).build(), "userName", "it@elsewhere.example", "enabled", "false"), 0, ADMIN);
        assertThat(draft.enabled()).isFalse();
        assertThat(draft.login().accountId()).as("the account is for another mailbox").isZero();
    }

    @Test
    void anAccountGoesToNoOtherPlace() {
        MailServer stored = servers.save(mailServer().account(7, 11).build());
        for (String[] change : new String[][] {{"host", "evil.example.com"}, {"port", "994"}, {"tlsMode", "NONE"}, {"protocol", "POP3"}}) {
            assertThat(refusedAt("accountId", stored.id(), form(stored, change))).isEqualTo("accountId.for-another-endpoint");
        }
        assertThat(editor.save(stored.id(), form(stored, "port", "994", "enabled", ""), 5, ADMIN).login().accountId()).isZero();
    }

    @Test
    void anAccountThatWasAuthorizedAgainForTheNewPlaceFits() {
        MailServer stored = servers.save(mailServer().account(7, 11).build());
        places.put(11L, "imap-implicit://new.example.com:993");
        assertThat(editor.save(stored.id(), form(stored, "host", "new.example.com"), 5, ADMIN).login().accountId()).isEqualTo(11);
    }

    @Test
    void anotherLinkEmptiesTheAccount() {
        MailServer stored = servers.save(mailServer().account(7, 11).build());
        MailServer saved = editor.save(stored.id(), form(stored, "linkId", "8"), 5, ADMIN);
        assertThat(saved.login()).isEqualTo(new MailLogin(MailAuthentication.OAUTH2, "helpdesk@example.com", null, 8, 0));
    }

    @Test
    void anAccountOfAnotherServerIsRefused() {
        servers.save(mailServer().name("first").account(7, 11).build());
        assertThat(refusedAt("accountId", null, form(mailServer().name("second").account(7, 11).build())))
                .isEqualTo("accountId.used-by-another-server");
    }

    @Test
    void aChangeOfAuthenticationForgetsTheOtherCredential() {
        MailServer stored = servers.save(mailServer().password("secret-word").build());
        MailServer oauth = editor.save(stored.id(), form(stored, "authentication", "OAUTH2", "linkId", "7"), 5, ADMIN);
        assertThat(oauth.login().password()).isNull();
        MailServer back = editor.save(stored.id(), form(oauth, "authentication", "PASSWORD", "password", "other"), 5, ADMIN);
        assertThat(back.login().linkId()).isZero();
    }

    @Test
    void aPasswordThatCannotBeOpenedIsAskedForAndKeptByADraft() {
        MailServer good = mailServer().password(null).build();
        MailServer stored = servers.save(new MailServer(0, good.name(), "", good.preset(), good.endpoint(), good.login(), true, 0, NOW, NOW, true));
        assertThat(refusedAt("password", stored.id(), form(stored))).isEqualTo("password.unreadable");
        assertThat(editor.save(stored.id(), form(stored, "enabled", ""), 0, ADMIN).unreadable()).isTrue();
        assertThat(editor.save(stored.id(), form(stored, "password", "new"), 5, ADMIN).unreadable()).isFalse();
    }

    @Test
    void aNameThatIsTakenIsToldAtTheField() {
        servers.save(mailServer().name("Helpdesk").build());
        assertThat(refusedAt("name", null, form(mailServer().name("helpdesk").account(7, 0).build()))).isEqualTo("name.taken");
    }

    @Test
    void whatHappenedIsRecordedWithoutSecrets() {
        MailServer saved = editor.save(null, form(mailServer().build()), 5, ADMIN);
        MailServer changed = editor.save(saved.id(), form(saved, "authentication", "PASSWORD", "password", "secret-word", "port", "994",
                "enabled", ""), 0, ADMIN);
        editor.delete(changed.id(), ADMIN);
        assertThat(audit.entries()).extracting(AuditEntry::actionId).containsExactly("mail-server-created", "mail-server-changed",
                "mail-server-deleted");
        assertThat(audit.entries()).extracting(AuditEntry::detail).containsExactly("enabled",
                "port, authentication, linkId, accountId, password, draft", "");
        assertThat(audit.entries()).allMatch(entry -> entry.subject().equals("Mail server \"IT helpdesk\"") && entry.actorKey().equals("admin"));
    }

    @Test
    void whileTheLinkIsBeingDeletedNothingThatUsesItIsSaved() {
        Lease elsewhere = leases.tryAcquire("link/7", Duration.ofMinutes(1)).orElseThrow();
        MailServerForm form = form(mailServer().account(7, 0).build());
        assertThat(catchThrowableOfType(Refusal.class, () -> editor.save(null, form, 5, ADMIN)).problem().reason()).isEqualTo("being-changed");
        assertThat(servers.all()).isEmpty();
        assertThat(editor.save(null, form(mailServer().name("other").account(8, 0).build()), 5, ADMIN).id()).isPositive();
        assertThat(editor.save(null, form(mailServer().name("basic").password("word").build(), "password", "word"), 5, ADMIN).id()).isPositive();
        leases.release(elsewhere);
        assertThat(editor.save(null, form, 5, ADMIN).login().linkId()).isEqualTo(7);
    }

    @Test
    void aServerThatIsGoneIsRefused() {
        assertThat(catchThrowableOfType(Refusal.class, () -> editor.save(9L, form(mailServer().build()), 5, ADMIN)).problem().reason())
                .isEqualTo("mail-server-gone");
        assertThat(catchThrowableOfType(Refusal.class, () -> editor.delete(9, ADMIN)).problem().reason()).isEqualTo("mail-server-gone");
        assertThat(catchThrowableOfType(Refusal.class, () -> editor.delete(0, ADMIN)).problem().reason()).isEqualTo("mail-server-gone");
    }

    @Test
    void aServerThatAChannelFetchesFromIsNotDeleted() {
        long id = editor.save(null, form(mailServer().build()), 5, ADMIN).id();
        users = List.of("Support", "Sales");
        Refusal refused = catchThrowableOfType(Refusal.class, () -> editor.delete(id, ADMIN));
        assertThat(refused.problem().reason()).isEqualTo("mail-server-in-use");
        assertThat(refused.problem().cause().arguments()).contains("Support, Sales");
        users = List.of();
        Lease elsewhere = leases.tryAcquire("mail-server/" + id, Duration.ofMinutes(1)).orElseThrow();
        assertThat(catchThrowableOfType(Refusal.class, () -> editor.delete(id, ADMIN)).problem().reason()).isEqualTo("being-changed");
        leases.release(elsewhere);
        editor.delete(id, ADMIN);
        assertThat(servers.all()).isEmpty();
    }
}
