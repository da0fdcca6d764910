package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountsOfLink;
import io.oauthlinks.outgoinglink.token.AuthorizedAccounts;
import io.oauthlinks.outgoinglink.token.ExchangedCode;
import io.oauthlinks.outgoinglink.token.TokenEndpoint;
import io.oauthlinks.outgoinglink.token.TokenFailure;
import io.oauthlinks.secret.Randomness;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.Sha256;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The authorization code flow (RFC 6749 section 4.1) with PKCE, bound to the browser and the user who began. */
public final class AuthorizationFlow {

    /** Name of the cookie that binds a flow to the browser in which it began. */
    public static final String COOKIE = "oauth-links.authorization";

    static final String PROBLEMS = "oauth-links.authorization.problem";
    private static final Duration TYPED_LIFE = Duration.ofHours(1);
    private static final int RANDOM_BITS = 256;
    /** A local part and a domain (RFC 5321 section 4.5.3.1), in characters. */
    private static final int LONGEST_MAILBOX = 320;
    private static final String OWN_PATH = "/plugins/servlet/oauth-links/";
    private static final Set<String> NEVER_KEPT = Set.of("password", "clientSecret", "atl_token");
    private final OutgoingLinks links;
    private final AuthorizedAccounts accounts;
    private final PendingAuthorizations pending;
    private final ProviderSide provider;
    private final AuthorizationRights rights;
    private final AuditLog audit;
    private final Clock clock;

    /** What is sent to the provider: by the browser first, then by us. */
    public record ProviderSide(AuthorizationRequests requests, TokenEndpoint tokens) { }

    public AuthorizationFlow(OutgoingLinks links, AuthorizedAccounts accounts, PendingAuthorizations pending,
                             ProviderSide provider, AuthorizationRights rights, AuditLog audit, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.pending = pending;
        this.provider = provider;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws io.oauthlinks.message.InvalidInput a message at {@code userName} when the mailbox is empty, cannot be one, or is not in an allowed domain
     * @throws Refusal {@code link-gone}, {@code client-secret-unreadable}, {@code authorization-endpoint-http}, {@code redirect-url-http}
     */
    public Started start(StartRequest request, Actor actor) {
        OutgoingLink link = links.byId(request.linkId()).orElseThrow(() -> refusal("link-gone"));
        if (link.unreadable()) {
            throw refusal("client-secret-unreadable", link.name());
        }
        requireMailbox(request.mailbox(), link);
        requireOwnPath(request.returnPath());
        Secret state = Randomness.base64url(RANDOM_BITS);
        Secret browser = Randomness.base64url(RANDOM_BITS);
        Secret codeVerifier = Randomness.base64url(RANDOM_BITS);
        URI uri = provider.requests().build(link, state, codeVerifier);
        Map<String, String> typed = new TreeMap<>(request.typed());
        typed.keySet().removeIf(field -> NEVER_KEPT.contains(field) || field.startsWith(KeptProblem.PREFIX));
        pending.add(new PendingAuthorization(Sha256.hex(state.reveal()), Sha256.hex(browser.reveal()), actor.userKey(), link.id(),
                request.accountId(), request.mailbox().strip(), codeVerifier, provider.requests().redirectUri(link).toString(),
                link.endpoints().token().toString(), request.returnPath(), typed, clock.instant().plus(PendingAuthorization.LIFE)));
        return new Started(uri, browser);
    }

    /**
     * Ends a flow. A response that belongs to nobody, another browser or another user is refused without touching the flow;
     * any other one uses it up, for good or bad.
     */
    public Outcome finish(Callback callback, Actor actor) {
        CallbackCheck check = new CallbackCheck(callback);
        Optional<Problem> foreign = check.shape();
        if (foreign.isPresent()) {
            return new Outcome.Refused(foreign.get(), null, null);
        }
        Optional<PendingAuthorization> found = pending.find(check.stateHash());
        foreign = found.isEmpty() ? CallbackCheck.problem("unknown") : check.owner(found.get(), actor);
        if (foreign.isPresent()) {
            return new Outcome.Refused(foreign.get(), null, null);
        }
        return finish(found.get(), check, actor);
    }

    private Outcome finish(PendingAuthorization flow, CallbackCheck check, Actor actor) {
        OutgoingLink link = links.byId(flow.linkId()).orElse(null);
        Optional<Problem> refused = check.response(flow, link, clock.instant());
        // Taken just before the code is sent: of two equal responses on two nodes one wins.
        if (!pending.take(flow.stateHash())) {
            return new Outcome.Refused(CallbackCheck.problem("repeated").orElseThrow(), null, null);
        }
        if (!rights.include(actor.userKey(), flow.returnPath())) {
            // no way back either: that page is not for this user any more
            return new Outcome.Refused(audited(flow, CallbackCheck.problem("no-longer-administrator").orElseThrow(), actor), null, null);
        }
        if (refused.isPresent()) {
            return refused(flow, refused.get(), actor);
        }
        try {
            ExchangedCode exchanged = provider.tokens().exchange(link, Secret.of(check.first("code")), flow.codeVerifier(),
                    URI.create(flow.redirectUri()));
            refused = new AuthorizedUserCheck(link, flow.mailbox()).user(exchanged.user());
            return refused.isPresent() ? refused(flow, refused.get(), actor) : authorized(flow, link, exchanged, actor);
        } catch (TokenFailure e) {
            return refused(flow, e.problem(), actor);
        }
    }

    private Outcome authorized(PendingAuthorization flow, OutgoingLink link, ExchangedCode exchanged, Actor actor) {
        String user = exchanged.user().nameBeside(flow.mailbox(), link.accountRules());
        Account before = accounts.before(link.id(), flow.accountId(), flow.mailbox()).signedInAs(user);
        Account account = accounts.save(Account.authorized(before, exchanged.tokens(), link.endpoints().token().toString(), actor.userKey()));
        audit.record(actor, AuditAction.ACCOUNT_AUTHORIZED, AccountsOfLink.subject(account), "Outgoing link \"" + link.name() + "\""
                + (user.isEmpty() ? "" : ", signed in as \"" + user + "\""));
        return new Outcome.Authorized(account, flow.returnPath(), keep(flow, Map.of("accountId", String.valueOf(account.id()))));
    }

    private Outcome refused(PendingAuthorization flow, Problem problem, Actor actor) {
        return new Outcome.Refused(audited(flow, problem, actor), flow.returnPath(), keep(flow, KeptProblem.write(problem)));
    }

    private Problem audited(PendingAuthorization flow, Problem problem, Actor actor) {
        audit.record(actor, AuditAction.AUTHORIZATION_REFUSED, new AuditLog.Subject("Account \"" + flow.mailbox() + "\"",
                flow.accountId() == 0 ? "" : String.valueOf(flow.accountId())), problem.reason());
        return problem;
    }

    private String keep(PendingAuthorization flow, Map<String, String> outcome) {
        Map<String, String> values = new TreeMap<>(flow.typed());
        values.putAll(outcome);
        return pending.keepTyped(flow.userKey(), values, clock.instant().plus(TYPED_LIFE));
    }

    private static void requireMailbox(String mailbox, OutgoingLink link) {
        FieldErrors errors = new FieldErrors();
        if (mailbox == null || mailbox.isBlank()) {
            errors.add("userName", Message.of("oauth-links.authorization.field.mailbox-empty"));
        } else if (mailbox.length() > LONGEST_MAILBOX || mailbox.strip().chars().anyMatch(Character::isISOControl)) {
            errors.add("userName", Message.of("oauth-links.authorization.field.mailbox-invalid", LONGEST_MAILBOX));
        } else if (!link.accountRules().allows(mailbox.strip())) {
            errors.add("userName", Message.of("oauth-links.authorization.field.mailbox-not-allowed", link.name(), link.accountRules().domainsInWords()));
        }
        errors.throwIfAny();
    }

    /** The browser is sent there after the callback, so it must not lead out of this app. */
    private static void requireOwnPath(String path) {
        if (path == null || !path.startsWith(OWN_PATH) || !path.matches("[A-Za-z0-9/?&=._~-]+") || path.contains("..") || path.contains("//")) {
            throw refusal("return-path-foreign");
        }
    }

    private static Refusal refusal(String reason, Object... arguments) {
        return new Refusal(Problem.named(PROBLEMS, reason, arguments));
    }
}
