package io.oauthlinks.incominglink.bearer;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.incominglink.bearer.BearerAnswer.Admitted;
import io.oauthlinks.incominglink.bearer.BearerAnswer.NotOurs;
import io.oauthlinks.incominglink.bearer.BearerAnswer.Refused;
import io.oauthlinks.incominglink.grant.AccessToken;
import io.oauthlinks.incominglink.grant.LastUses;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Decides about a request with an access token (RFC 6750). What carries no value of ours is left alone; what does is admitted or refused, and
 * never goes on as nobody.
 */
public final class BearerCheck {

    /** Also what the edge answers when the user goes in the very moment of the call. */
    public static final Refused NO_USER = Refused.token("The user for whom the access token was issued is deactivated or deleted.");

    private static final NotOurs NOT_OURS = new NotOurs();
    /** Enough to know the resource, so that calls for many issues are one problem. */
    private static final Pattern START_OF_PATH = Pattern.compile("((/[^/]*){1,4}).*");
    private static final Refused REPEATED = Refused.request("The access token must be sent once, in one Authorization header.");
    private static final Refused MISPLACED = Refused.request("What begins like a token of this Jira must be sent as it is, behind Bearer and a blank, in"
            + " an Authorization header of its own.");
    private static final Refused IN_QUERY = Refused.request("An access token in the address ends up in logs and histories."
            + " Send it in the Authorization header, and revoke this one.");
    private static final Refused STRANGE_PATH = Refused.request("With an access token the address must be plain: no semicolon, backslash, empty"
            + " segment or dot segment, neither as it is nor percent-encoded.");
    private static final Refused OTHER_METHOD = Refused.request("With an access token neither a header nor a parameter must replace the method of the request.");
    private static final Refused INSECURE_JIRA = Refused.token("Jira accepts no access tokens because its base URL is not https.");
    private static final Refused OTHER_CREDENTIAL = Refused.token("This is not an access token: access tokens start with olj_.");
    private static final Refused MISSPELLED = Refused.token("The access token is incomplete or mistyped: its checksum is wrong.");
    private static final Refused EXPIRED = Refused.token("The access token has expired. Get another with the refresh token.");
    private static final Refused LINK_DISABLED = Refused.token("The application is disabled in Jira.");
    private static final Refused WITHDRAWN = Refused.token("The access token has been withdrawn. Get another with the refresh token.");
    private static final Refused NEVER = Refused.scope("No scope permits this call with an access token. If it is a REST resource of"
            + " another app, an administrator of Jira can permit its path in the OAuth settings.", null);

    private final RememberedTokens tokens;
    private final RegisteredClients clients;
    private final ResourceOwners users;
    private final CallPolicy policy;
    private final LastUses uses;
    private final ProblemRecorder problems;
    private final Clock clock;

    /** First what can be read differently by others, so that nothing behind this list decides about another request than Jira answers. */
    private final List<Function<Call, Optional<Refused>>> ofTheRequest =
            List.of(this::sentOnce, this::plainPath, this::ownMethod, this::secureJira, this::accessToken, this::spelledRight);

    /** Then the token, those behind it, and only at the end what it may do: who is not admitted learns nothing about scopes. */
    private final List<Function<Presented, Optional<Refused>>> ofTheToken =
            List.of(this::unexpired, this::linkEnabled, this::notWithdrawn, this::serviceUser, this::activeUser, this::scope);

    private record Call(BearerRequest request, String value, Optional<List<String>> path) { }

    private record Presented(Call call, AccessToken issued, Optional<IncomingLink> link, Optional<ResourceOwner> user, Instant now) {

        /** No more than the link may have now, whatever it could when the token was issued. */
        boolean holds(JiraScope needed) {
            return isIn(issued.scopes(), needed) && isIn(link.orElseThrow().scopes(), needed);
        }

        private static boolean isIn(Set<JiraScope> scopes, JiraScope needed) {
            for (JiraScope scope : scopes) {
                if (scope.includes(needed)) {
                    return true;
                }
            }
            return false;
        }
    }

    public BearerCheck(RememberedTokens tokens, RegisteredClients clients, ResourceOwners users, CallPolicy policy, LastUses uses,
                       ProblemRecorder problems, Clock clock) {
        this.tokens = tokens;
        this.clients = clients;
        this.users = users;
        this.policy = policy;
        this.uses = uses;
        this.problems = problems;
        this.clock = clock;
    }

    public BearerAnswer check(BearerRequest request) {
        Optional<String> value = SentToken.inHeader(request);
        if (value.isEmpty()) {
            return SentToken.isInQuery(request) ? IN_QUERY : SentToken.isMisplaced(request) ? MISPLACED : NOT_OURS;
        }
        Call call = new Call(request, value.get(), PlainPath.segments(request.path()));
        Optional<Refused> refused = first(ofTheRequest, call);
        return refused.isPresent() ? refused.get() : check(call);
    }

    private BearerAnswer check(Call call) {
        Optional<AccessToken> issued = tokens.find(call.value);
        if (issued.isEmpty()) {
            return Refused.token("The access token is not valid: it has been revoked, has ended long ago, or is not from this Jira.");
        }
        AccessToken found = issued.get();
        Instant now = clock.instant();
        Presented presented = new Presented(call, found, clients.byLink(found.linkId()).map(RegisteredClient::link), users.byKey(found.userKey()), now);
        Optional<Refused> refused = first(ofTheToken, presented);
        if (refused.isPresent()) {
            if (refused.get().error().equals(Refused.TOO_LITTLE)) {
                tellAdministrator(call, found, refused.get());
            }
            return refused.get();
        }
        uses.used(found.grantId(), found.linkId(), now);
        return new Admitted(found.userKey(), found.scopes(), found.linkId(), found.grantId());
    }

    /** The link's scopes and the apps that may be called are the administrator's to change; expired tokens are everyday business. */
    private void tellAdministrator(Call call, AccessToken issued, Refused refused) {
        String code = refused.error();
        String sent = call.request.method() + " " + START_OF_PATH.matcher(call.request.path()).replaceFirst("$1");
        problems.record(refused.scope() == null ? new ProtocolError(code, "call-never-permitted", sent, refused.description())
                : new ProtocolError(code, "call-needs-more-scope", sent + " (" + refused.scope() + ")", refused.description()),
                issued.linkId(), call.request.address());
    }

    private static <T> Optional<Refused> first(List<Function<T, Optional<Refused>>> checks, T subject) {
        for (Function<T, Optional<Refused>> check : checks) {
            Optional<Refused> refused = check.apply(subject);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> unless(boolean good, Refused refused) {
        return good ? Optional.empty() : Optional.of(refused);
    }

    private Optional<Refused> sentOnce(Call call) {
        return unless(call.request.authorization().size() == 1 && !SentToken.isInQuery(call.request), REPEATED);
    }

    private Optional<Refused> plainPath(Call call) {
        return unless(call.path.isPresent(), STRANGE_PATH);
    }

    private Optional<Refused> ownMethod(Call call) {
        return unless(!call.request.overridesMethod(), OTHER_METHOD);
    }

    private Optional<Refused> secureJira(Call call) {
        return unless(policy.isUsable(), INSECURE_JIRA);
    }

    private Optional<Refused> accessToken(Call call) {
        return unless(CredentialFormat.ACCESS_TOKEN.isClaimedBy(call.value), OTHER_CREDENTIAL);
    }

    private Optional<Refused> spelledRight(Call call) {
        return unless(CredentialFormat.ACCESS_TOKEN.isWellFormed(call.value), MISSPELLED);
    }

    private Optional<Refused> unexpired(Presented token) {
        return unless(token.now.isBefore(token.issued.expiresAt()), EXPIRED);
    }

    private Optional<Refused> linkEnabled(Presented token) {
        return unless(token.link.filter(IncomingLink::enabled).isPresent(), LINK_DISABLED);
    }

    private Optional<Refused> notWithdrawn(Presented token) {
        Instant validFrom = token.link.orElseThrow().tokensValidFrom();
        return unless(validFrom == null || !token.issued.issuedAt().isBefore(validFrom), WITHDRAWN);
    }

    /** A service that was given another user does not go on as the one before. */
    private Optional<Refused> serviceUser(Presented token) {
        IncomingLink link = token.link.orElseThrow();
        return unless(link.kind() != ClientKind.SERVICE || link.serviceUserKey().equals(token.issued.userKey()), WITHDRAWN);
    }

    private Optional<Refused> activeUser(Presented token) {
        return unless(token.user.filter(ResourceOwner::active).isPresent(), NO_USER);
    }

    private Optional<Refused> scope(Presented token) {
        Optional<JiraScope> needed = policy.table().needed(token.call.request.method(), token.call.path.orElseThrow());
        if (needed.isEmpty()) {
            return Optional.of(NEVER);
        }
        return token.holds(needed.get()) ? Optional.empty() : Optional.of(Refused.scope("This call needs the scope " + needed.get()
                + ", the access token has " + JiraScope.format(token.issued.scopes()) + ".", needed.get()));
    }
}
