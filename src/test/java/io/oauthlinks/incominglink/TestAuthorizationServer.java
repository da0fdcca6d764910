package io.oauthlinks.incominglink;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.incominglink.authorize.AuthorizationEndpoint;
import io.oauthlinks.incominglink.authorize.Outcome;
import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.InMemoryAuthorizationCodes;
import io.oauthlinks.incominglink.grant.InMemoryGrants;
import io.oauthlinks.incominglink.grant.LastUses;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.incominglink.revoke.RevocationEndpoint;
import io.oauthlinks.incominglink.token.AuthorizationCodeGrant;
import io.oauthlinks.incominglink.token.ClientAuthentication;
import io.oauthlinks.incominglink.token.ClientCredentialsGrant;
import io.oauthlinks.incominglink.token.EndpointAnswer;
import io.oauthlinks.incominglink.token.EndpointFrame;
import io.oauthlinks.incominglink.token.EndpointRequest;
import io.oauthlinks.incominglink.token.RefreshTokenGrant;
import io.oauthlinks.incominglink.token.TokenEndpoint;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.Settings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The authorization server with everything in memory, and a user who is logged in. */
public final class TestAuthorizationServer {

    public static final String ISSUER = "https://jira.example/jira";
    public static final String USER = "JIRAUSER10100";
    public static final String SERVICE_USER = "JIRAUSER10200";
    public static final String ADDRESS = "192.0.2.7";
    /** RFC 7636 appendix B. */
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    public final MovableClock clock = new MovableClock();
    public final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    public final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    public final InMemoryIncomingLinks links = new InMemoryIncomingLinks();
    public final InMemoryClientSecrets secrets = new InMemoryClientSecrets();
    public final InMemoryLinkProblems problems = new InMemoryLinkProblems();
    public final InMemoryResourceOwners owners = new InMemoryResourceOwners().with(USER, "ada", "Ada Lovelace")
            .with(SERVICE_USER, "importer", "Importer");
    public final InMemoryAuthorizationCodes storedCodes = new InMemoryAuthorizationCodes();
    public final InMemoryGrants storedGrants = new InMemoryGrants(storedCodes);
    public final ObservedPort<Grants> grants = new ObservedPort<>(Grants.class, storedGrants);
    public final ObservedPort<AuthorizationCodes> codes = new ObservedPort<>(AuthorizationCodes.class, storedCodes);
    public final Revocations revocations = new Revocations(grants.port(), links, owners, audit, () -> { });
    public final AuthorizationEndpoint authorization;
    public final TokenEndpoint tokens;
    public final RevocationEndpoint revocation;
    public final Issuer issuer;
    public final RegisteredClients clients = clients();

    /** What {@link #register} made. @param secret empty for a public client */
    public record Client(IncomingLink link, String secret) {

        public String id() {
            return link.clientId();
        }
    }

    public TestAuthorizationServer() {
        issuer = new Issuer(() -> URI.create(ISSUER), settings);
        ProblemRecorder recorder = new ProblemRecorder(problems, clock);
        LastUses uses = new LastUses(storedGrants, links, Runnable::run);
        ClientAuthentication authentication = new ClientAuthentication(clients, clock);
        EndpointFrame frame = new EndpointFrame(authentication, new FailureLimit(settings, clock), recorder);
        authorization = new AuthorizationEndpoint(issuer, clients, new AuthorizationEndpoint.Kept(codes.port(), grants.port()),
                new AuthorizationEndpoint.People(owners, audit), settings, recorder, clock);
        tokens = new TokenEndpoint(frame, authentication, List.of(
                new AuthorizationCodeGrant(codes.port(), grants.port(), revocations, owners, settings, uses, clock),
                new RefreshTokenGrant(grants.port(), revocations, owners, settings, audit, uses, clock),
                new ClientCredentialsGrant(grants.port(), owners, settings, audit, uses, clock)));
        revocation = new RevocationEndpoint(frame, authentication, grants.port(), revocations, owners);
    }

    /** Not remembered: a test changes a link and goes on. */
    private RegisteredClients clients() {
        return new RegisteredClients() {
            @Override
            public Optional<RegisteredClient> byClientId(String clientId) {
                return links.byClientId(clientId).map(link -> new RegisteredClient(link, secrets.ofLink(link.id())));
            }

            @Override
            public Optional<RegisteredClient> byLink(long linkId) {
                return links.byId(linkId).map(link -> new RegisteredClient(link, secrets.ofLink(linkId)));
            }

            @Override
            public void changed() {
            }
        };
    }

    public Client register(TestIncomingLinks link) {
        IncomingLink saved = links.save(link.clientId(CredentialFormat.newClientId()).build());
        String secret = "";
        if (saved.kind().isConfidential()) {
            secret = CredentialFormat.CLIENT_SECRET.generate().reveal();
            secrets.rotate(new ClientSecret(saved.id(), Sha256.hex(secret), clock.instant(), null), clock.instant());
        }
        return new Client(saved, secret);
    }

    public void policy(UnaryOperator<IncomingPolicy> change) {
        Settings s = settings.current();
        settings.save(new Settings(s.developmentOverride(), s.allowedPrivateAddresses(), s.outboundTimeout(), s.outboundMaxBytes(),
                s.refreshBefore(), s.auditRetention(), change.apply(s.incoming())));
    }

    /** An authorization request that is right, with state {@code af0ifjsldkj} and the challenge of {@link #VERIFIER}. */
    public Map<String, String> request(Client client) {
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("response_type", "code");
        sent.put("client_id", client.id());
        sent.put("redirect_uri", client.link().redirectUris().get(0).text());
        sent.put("state", "af0ifjsldkj");
        sent.put("code_challenge", CHALLENGE);
        sent.put("code_challenge_method", "S256");
        return sent;
    }

    public Outcome begin(Map<String, String> sent) {
        return authorization.begin(parameters(sent), USER, ADDRESS);
    }

    public Outcome allow(Map<String, String> sent) {
        return authorization.decide(parameters(sent), USER, true, ADDRESS);
    }

    /** The code that the user's consent to this request leads to. */
    public String code(Map<String, String> sent) {
        return query(((Outcome.GoTo) allow(sent)).location()).get("code");
    }

    /** The code of a right request for a scope. */
    public String code(Client client, String scope) {
        Map<String, String> sent = request(client);
        sent.put("scope", scope);
        return code(sent);
    }

    /** A token request of a client that sends its secret, if it has one, in the body. */
    public EndpointAnswer token(Client client, String... namesAndValues) {
        return tokens.answer(new EndpointRequest(parameters(body(client, namesAndValues)), false, null, ADDRESS));
    }

    public EndpointAnswer exchange(Client client, String code) {
        return token(client, "grant_type", "authorization_code", "code", code, "redirect_uri", client.link().redirectUris().get(0).text(),
                "code_verifier", VERIFIER);
    }

    public EndpointAnswer refresh(Client client, String refreshToken) {
        return token(client, "grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    /** The answer to the exchange of a fresh code. */
    public EndpointAnswer connect(Client client, String scope) {
        return exchange(client, code(client, scope));
    }

    public EndpointAnswer revoke(Client client, String token) {
        return revocation.answer(new EndpointRequest(parameters(body(client, "token", token)), false, null, ADDRESS));
    }

    /** Reasons of the recent problems of a client, newest first. */
    public List<String> problemsOf(Client client) {
        return problems.ofLink(client.link().id()).stream().map(LinkProblem::reason).toList();
    }

    public static Map<String, String> body(Client client, String... namesAndValues) {
        Map<String, String> body = new HashMap<>();
        body.put("client_id", client.id());
        if (!client.secret().isEmpty()) {
            body.put("client_secret", client.secret());
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }

    public static SentParameters parameters(Map<String, String> sent) {
        Map<String, List<String>> all = new HashMap<>();
        sent.forEach((name, value) -> all.put(name, List.of(value)));
        return new SentParameters(all);
    }

    /** The decoded query of an address. */
    public static Map<String, String> query(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    public static String accessToken(EndpointAnswer answer) {
        return (String) answer.json().get("access_token");
    }

    public static String refreshToken(EndpointAnswer answer) {
        return (String) answer.json().get("refresh_token");
    }
}
