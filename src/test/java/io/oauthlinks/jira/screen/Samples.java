package io.oauthlinks.jira.screen;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Texts;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.AccountRules;
import io.oauthlinks.outgoinglink.Authority;
import io.oauthlinks.outgoinglink.ClientAuthentication;
import io.oauthlinks.outgoinglink.ClientRegistration;
import io.oauthlinks.outgoinglink.Endpoints;
import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.flow.PendingAuthorization;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.Sha256;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests and rows for tests; the time is always {@link #NOW}. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-20T09:42:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("UTC"));
    static final Actor ADMIN = new Actor("JIRAUSER10000", "Jana Novak", "192.0.2.7");
    static final String HOSTILE = "<script>alert('x')</script>\" onload=\"'\u2603\uD83D\uDC0C";

    private Samples() {
    }

    static Readers readers() {
        return new Readers(locale -> new Texts(new PropertyTexts(), locale), CLOCK, key -> key.equals(ADMIN.userKey()) ? "Jana Novak" : key);
    }

    static Turns turns() {
        return new Turns(new InMemoryLeases(CLOCK), pause -> { });
    }

    /** A request with parameters, as name and value in turn. */
    static Request request(String method, String path, String... parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.computeIfAbsent(parameters[i], name -> new ArrayList<>()).add(parameters[i + 1]);
        }
        Map<String, String> id = new LinkedHashMap<>();
        for (String part : path.split("/")) {
            if (part.matches("[0-9]+")) {
                id.put("id", part);
            }
        }
        return new Request(method, path, id, values, Map.of(), ADMIN, "https://jira.acme.example", Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
    }

    static OutgoingLink link(long id, String name, Provider provider) {
        return link(id, name, provider, LocalDate.parse("2027-06-30"));
    }

    static OutgoingLink link(long id, String name, Provider provider, LocalDate secretExpires) {
        ClientRegistration client = new ClientRegistration("client-" + id, Secret.of("the-client-secret"), NOW.minus(Duration.ofDays(90)),
                secretExpires, ClientAuthentication.BODY);
        return new OutgoingLink(id, "key" + id, name, "Description of " + name,
                provider == Provider.MICROSOFT ? Authority.microsoft(MicrosoftCloud.WORLDWIDE, "acme.example") : Authority.of(provider),
                client, new Endpoints(null, URI.create("https://auth.acme.example/authorize"), URI.create("https://auth.acme.example/token"), false),
                Scopes.of("https://outlook.office.com/IMAP.AccessAsUser.All", "extra.scope"), Map.of(),
                AccountRules.ANY, "", NOW.minus(Duration.ofDays(100)),
                NOW.minus(Duration.ofDays(90)), false);
    }

    static OutgoingLink linkInCloud(long id, MicrosoftCloud cloud) {
        OutgoingLink link = link(id, "Microsoft 365 mail", Provider.MICROSOFT);
        return new OutgoingLink(id, link.key(), link.name(), "", Authority.microsoft(cloud, "acme.example"), link.client(), link.endpoints(),
                link.scopes(), Map.of(), link.accountRules(), "", link.createdAt(), link.changedAt(), false);
    }

    static Account account(long id, long linkId, AccountState state) {
        Problem problem = state == AccountState.VALID ? null : problem("AADSTS50173: the grant was revoked");
        return new Account(id, linkId, "box" + id + "@acme.example", "", null, "https://auth.acme.example/token", state,
                NOW.minus(Duration.ofHours(2)), problem, state == AccountState.FAILING ? 3 : 0,
                state == AccountState.FAILING ? NOW.plus(Duration.ofMinutes(4)) : null, ADMIN.userKey(), NOW.minus(Duration.ofDays(3)),
                NOW.minus(Duration.ofMinutes(4)), null);
    }

    /** A problem whose texts are those of the screens, so that tests do not depend on the catalogue of another package. */
    static Problem problem(String words) {
        return new Problem("sample", Message.of("oauth-links.mail-server.edit.no-tls.title"), Message.of("oauth-links.mail-server.edit.no-tls.text"), words);
    }

    /** An authorization that has not come back yet. */
    static PendingAuthorization begun(long linkId, String mailbox, Instant startedAt) {
        return new PendingAuthorization(Sha256.hex("state"), Sha256.hex("browser"), ADMIN.userKey(), linkId, 0, mailbox, Secret.of("v".repeat(43)),
                "https://jira.acme.example/plugins/servlet/oauth-links/callback/link-7f3k2q8x", "https://auth.acme.example/token",
                "/plugins/servlet/oauth-links/mail-servers/new", Map.of(), startedAt.plus(PendingAuthorization.LIFE));
    }

    static MailServer server(long id, String name, long linkId, long accountId) {
        MailLogin login = linkId == 0 ? new MailLogin(MailAuthentication.PASSWORD, "box" + id + "@acme.example", Secret.of("the-password"), 0, 0)
                : new MailLogin(MailAuthentication.OAUTH2, "box" + id + "@acme.example", null, linkId, accountId);
        return new MailServer(id, name, "Description of " + name, MailPreset.MICROSOFT_365,
                new MailEndpoint(MailProtocol.IMAP, TlsMode.IMPLICIT, "outlook.office365.com", 993, Duration.ofSeconds(10), ""),
                login, true, 0, NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2)), false);
    }
}
