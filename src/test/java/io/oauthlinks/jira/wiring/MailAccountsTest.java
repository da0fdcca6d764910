package io.oauthlinks.jira.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccountCheck.Answer;
import io.oauthlinks.mailserver.AccountPlaces;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.message.Message;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.AccountMatch;
import io.oauthlinks.outgoinglink.AccountRules;
import io.oauthlinks.outgoinglink.Authority;
import io.oauthlinks.outgoinglink.ClientAuthentication;
import io.oauthlinks.outgoinglink.ClientRegistration;
import io.oauthlinks.outgoinglink.Endpoints;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.flow.Outcome;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.Accounts;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailAccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Actor ADMIN = new Actor("admin", "Admin", "");
    private static final MailEndpoint ENDPOINT = endpoint("mail.example.com", 993, TlsMode.IMPLICIT);

    private final Map<Long, String> places = new HashMap<>();
    private final Map<Long, Account> accounts = new HashMap<>();
    private final Map<Long, MailServer> users = new HashMap<>();
    private Map<String, String> typed;
    private AccountRules rules = AccountRules.ANY;
    private String signedInAs = "";

    private static MailEndpoint endpoint(String host, int port, TlsMode mode) {
        return new MailEndpoint(MailProtocol.IMAP, mode, host, port, Duration.ofSeconds(10), "");
    }

    private static <T> T port(Class<T> type, Function<Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(MailAccountsTest.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answer.apply(arguments)));
    }

    private MailAccounts subject() {
        OutgoingLink link = new OutgoingLink(1, "k", "Link", "", Authority.of(Provider.CUSTOM),
                new ClientRegistration("id", null, null, null, ClientAuthentication.BASIC),
                new Endpoints(null, URI.create("https://a.example"), URI.create("https://t.example"), false), Scopes.NONE, Map.of(),
                rules, "", NOW, NOW, false);
        OutgoingLinks links = port(OutgoingLinks.class, id -> (long) id[0] == 1 || (long) id[0] == 2 ? Optional.of(link) : Optional.empty());
        AccountPlaces remembered = new AccountPlaces() {
            @Override
            public void bind(long accountId, String place) {
                places.put(accountId, place);
            }

            @Override
            public Optional<String> of(long accountId) {
                return Optional.ofNullable(places.get(accountId));
            }
        };
        return new MailAccounts(new MailAccounts.Links(links, port(Accounts.class, id -> Optional.ofNullable(accounts.get((long) id[0]))), null, null,
                uri -> Message.of("path", uri)),
                port(MailServers.class, id -> Optional.ofNullable(users.get((long) id[0]))), remembered,
                port(PendingAuthorizations.class, arguments -> Optional.ofNullable(typed)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Account account(long id, long linkId) {
        return new Account(id, linkId, "m@example.com", signedInAs, null, "", AccountState.VALID, NOW, null, 0, null, "admin", NOW, NOW, null);
    }

    private static MailLogin login(long linkId, long accountId) {
        return new MailLogin(MailAuthentication.OAUTH2, "m@example.com", null, linkId, accountId);
    }

    @Test
    void theMailboxIsInADomainThatTheLinkAllows() {
        rules = new AccountRules(List.of("acme.example"), AccountMatch.LENIENT);
        assertThat(subject().check(login(1, 0), 0, ENDPOINT)).isEqualTo(Answer.MAILBOX_NOT_ALLOWED);
        rules = new AccountRules(List.of("acme.example", "example.com"), AccountMatch.LENIENT);
        assertThat(subject().check(login(1, 0), 0, ENDPOINT)).isEqualTo(Answer.FITS);
    }

    @Test
    @DisplayName("C29: whoever authorized a shared mailbox is of an allowed domain, also when the domains were narrowed later")
    void whoeverSignedInIsInADomainThatTheLinkAllows() {
        places.put(7L, ENDPOINT.place());
        signedInAs = "delegate@partner.example";
        accounts.put(7L, account(7, 1));
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.FITS);
        rules = new AccountRules(List.of("example.com"), AccountMatch.LENIENT);
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.USER_NOT_ALLOWED);
        signedInAs = "";
        accounts.put(7L, account(7, 1));
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.FITS);
    }

    @Test
    @DisplayName("C29: with a strict link the mailbox's own user has authorized the account, also when strict was chosen later")
    void aStrictLinkWantsTheMailboxesOwnUser() {
        places.put(7L, ENDPOINT.place());
        signedInAs = "delegate@example.com";
        accounts.put(7L, account(7, 1));
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.FITS);
        rules = new AccountRules(List.of(), AccountMatch.STRICT);
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.OF_ANOTHER_USER);
        signedInAs = "";
        accounts.put(7L, account(7, 1));
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.OF_ANOTHER_USER);
        signedInAs = "M@Example.com";
        accounts.put(7L, account(7, 1));
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.FITS);
    }

    @Test
    @DisplayName("C40: the way to the token endpoint of the link is told")
    void tellsTheWayToTheTokenEndpoint() {
        assertThat(subject().path(1)).contains(Message.of("path", "https://t.example"));
        assertThat(subject().path(9)).isEmpty();
    }

    @Test
    void withoutAnAccountOnlyTheLinkCounts() {
        assertThat(subject().check(login(1, 0), 0, ENDPOINT)).isEqualTo(Answer.FITS);
        assertThat(subject().check(login(9, 0), 0, ENDPOINT)).isEqualTo(Answer.UNKNOWN_LINK);
    }

    @Test
    void anAccountBelongsToItsLink() {
        accounts.put(7L, account(7, 1));
        places.put(7L, ENDPOINT.place());
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.FITS);
        assertThat(subject().check(login(2, 7), 0, ENDPOINT)).isEqualTo(Answer.OF_ANOTHER_LINK);
        assertThat(subject().check(login(1, 8), 0, ENDPOINT)).isEqualTo(Answer.UNKNOWN_ACCOUNT);
    }

    @Test
    void anAccountIsForOneMailServer() {
        accounts.put(7L, account(7, 1));
        places.put(7L, ENDPOINT.place());
        users.put(7L, new MailServer(3, "IT", "", MailPreset.CUSTOM, ENDPOINT,
                new MailLogin(MailAuthentication.OAUTH2, "m@example.com", null, 1, 7), true, 0, NOW, NOW, false));
        assertThat(subject().check(login(1, 7), 3, ENDPOINT)).isEqualTo(Answer.FITS);
        assertThat(subject().check(login(1, 7), 4, ENDPOINT)).isEqualTo(Answer.USED_BY_ANOTHER_SERVER);
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.USED_BY_ANOTHER_SERVER);
    }

    @Test
    void anAccessTokenGoesOnlyWhereItWasAuthorizedFor() {
        accounts.put(7L, account(7, 1));
        typed = MailServerForm.blank().values();
        subject().authorized(new Outcome.Authorized(accounts.get(7L), "/", "key"), ADMIN);
        MailEndpoint gmail = endpoint("imap.gmail.com", 993, TlsMode.IMPLICIT);
        assertThat(subject().check(login(1, 7), 0, gmail)).isEqualTo(Answer.FITS);
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.FOR_ANOTHER_ENDPOINT);
        assertThat(subject().check(login(1, 7), 0, endpoint("imap.gmail.com", 143, TlsMode.IMPLICIT))).isEqualTo(Answer.FOR_ANOTHER_ENDPOINT);
        assertThat(subject().check(login(1, 7), 0, endpoint("imap.gmail.com", 993, TlsMode.NONE))).isEqualTo(Answer.FOR_ANOTHER_ENDPOINT);
    }

    @Test
    void authorizedWithoutAUsableEndpointItFitsNowhere() {
        accounts.put(7L, account(7, 1));
        places.put(7L, ENDPOINT.place());
        typed = Map.of("host", "");
        subject().authorized(new Outcome.Authorized(accounts.get(7L), "/", "key"), ADMIN);
        assertThat(subject().check(login(1, 7), 0, ENDPOINT)).isEqualTo(Answer.FOR_ANOTHER_ENDPOINT);
    }

    @Test
    void theTokenOfAnAccountOfAnotherLinkIsNotGivenOut() {
        accounts.put(7L, account(7, 2));
        assertThatThrownBy(() -> subject().current(1, 7)).isInstanceOf(AccessTokenSupply.Unavailable.class).hasMessage("account-gone");
    }
}
