package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.InMemoryOutgoingLinks;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.token.AuthorizedAccounts;
import io.oauthlinks.outgoinglink.token.InMemoryAccounts;
import io.oauthlinks.outgoinglink.token.TokenEndpoint;
import io.oauthlinks.outgoinglink.token.TokenServer;
import io.oauthlinks.settings.InMemorySettings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;

/** A flow with everything around it: an administrator, a browser, a token endpoint. */
abstract class FlowFixture {

    static final Actor ADMIN = new Actor("admin", "Ada Admin", "192.0.2.7");
    static final String RETURN_PATH = "/plugins/servlet/oauth-links/mail-servers/new";
    /** User and page, with a blank between. */
    final Set<String> administrators = new HashSet<>(Set.of("admin " + RETURN_PATH));
    final MovableClock clock = new MovableClock();
    final TokenServer server = new TokenServer();
    final InMemorySettings settings = InMemorySettings.forLoopback();
    final PinnedHttp http = new PinnedHttp(settings);
    final InMemoryOutgoingLinks links = new InMemoryOutgoingLinks();
    final InMemoryAccounts accounts = new InMemoryAccounts();
    final InMemoryPendingAuthorizations pending = new InMemoryPendingAuthorizations();
    final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    final RedirectUrls redirectUrls = new RedirectUrls(() -> URI.create("https://jira.example/jira"));
    final InMemoryLeases leases = new InMemoryLeases(clock);
    final AuthorizedAccounts authorizedAccounts = new AuthorizedAccounts(accounts, new Turns(leases, clock::advance));
    final AuthorizationFlow flow = new AuthorizationFlow(links, authorizedAccounts, pending,
            new AuthorizationFlow.ProviderSide(new AuthorizationRequests(redirectUrls, settings), new TokenEndpoint(http, clock)),
            (user, page) -> administrators.contains(user + " " + page), audit, clock);

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    Started start(OutgoingLink link) {
        return flow.start(request(link, 0), ADMIN);
    }

    StartRequest request(OutgoingLink link, long accountId) {
        return new StartRequest(link.id(), accountId, "it@acme.example", RETURN_PATH, Map.of("name", "IT 📬", "password", "pw", "clientSecret", "cs"));
    }

    /** What the provider would send the browser back with. */
    static Callback answer(Started started, String... namesAndValues) {
        return answer("link-7f3k2q8x", started, namesAndValues);
    }

    static Callback answer(String linkKey, Started started, String... namesAndValues) {
        Map<String, List<String>> parameters = new TreeMap<>();
        parameters.put("state", List.of(query(started.authorizationUri()).get("state")));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return new Callback(linkKey, parameters, started.browserBinding().reveal());
    }

    /** Decoded parameters; one that is there twice fails. */
    static Map<String, String> query(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        Arrays.stream(uri.getRawQuery().split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> {
            if (query.put(decode(pair[0]), pair.length == 1 ? "" : decode(pair[1])) != null) {
                throw new AssertionError("twice: " + pair[0]);
            }
        });
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
