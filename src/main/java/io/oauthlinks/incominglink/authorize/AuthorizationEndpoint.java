package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The authorization endpoint (RFC 6749 section 3.1).
 *
 * <p>In this order: client and redirect URI belong together ({@link TargetCheck}), else a page says why; somebody is logged
 * in, before anybody is redirected (RFC 9700 section 4.11.2); the rest of the request is right ({@link RequestCheck}), else the client is told; the
 * user consents, now or by a live connection ({@link RememberedConsent}).
 */
public final class AuthorizationEndpoint {

    private final SettingsStore settings;
    private final Clock clock;
    private final ProblemRecorder problems;
    private final People people;
    private final TargetCheck targets;
    private final RememberedConsent remembered;
    private final IssuedCodes issued;
    private final AuthorizationResponse response;

    /** The users, and where their decisions are recorded. */
    public record People(ResourceOwners owners, AuditLog audit) { }

    /** What is kept of consent. */
    public record Kept(AuthorizationCodes codes, Grants grants) { }

    public AuthorizationEndpoint(Issuer issuer, RegisteredClients clients, Kept kept, People people, SettingsStore settings, ProblemRecorder problems,
                                 Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.problems = problems;
        this.people = people;
        this.targets = new TargetCheck(clients);
        this.remembered = new RememberedConsent(kept.grants());
        this.issued = new IssuedCodes(kept.codes(), people.audit(), settings, clock);
        this.response = new AuthorizationResponse(issuer);
    }

    /**
     * A GET: the client sends a browser.
     *
     * @param userKey null when nobody is logged in
     */
    public Outcome begin(SentParameters sent, String userKey, String address) {
        return withTarget(sent, address, target -> userKey == null ? new Outcome.LogIn() : withRequest(sent, target, address, request -> {
            if (remembered.covers(request, userKey, clock.instant())) {
                return code(sent, request, actor(userKey, address), "remembered");
            }
            return ask(request);
        }));
    }

    /**
     * A POST: the user has decided. The parameters are checked once more, because they came by the browser.
     *
     * @param userKey who is logged in, with a confirmed password if the question needed one; the edge has checked both and the XSRF token
     */
    public Outcome decide(SentParameters sent, String userKey, boolean allowed, String address) {
        return withTarget(sent, address, target -> withRequest(sent, target, address, request -> {
            Actor user = actor(userKey, address);
            if (allowed) {
                return code(sent, request, user, "asked");
            }
            people.audit().record(user, AuditAction.ACCESS_DENIED, target.link().auditSubject(), "Scopes " + JiraScope.format(request.scopes()));
            return new Outcome.GoTo(response.withError(target, sent, AuthorizationErrors.accessDenied()));
        }));
    }

    private Outcome withTarget(SentParameters sent, String address, Function<Target, Outcome> next) {
        Target target;
        try {
            target = targets.check(sent);
        } catch (ProtocolError error) {
            IncomingLink link = blamed(sent).orElse(null);
            return new Outcome.Refused(error, link, problems.record(error, link == null ? 0 : link.id(), address));
        }
        return next.apply(target);
    }

    private Outcome withRequest(SentParameters sent, Target target, String address, Function<AuthorizationRequest, Outcome> next) {
        AuthorizationRequest request;
        try {
            request = RequestCheck.check(sent, target, settings.current().incoming());
        } catch (ProtocolError error) {
            problems.record(error, target.link().id(), address);
            return new Outcome.GoTo(response.withError(target, sent, error));
        }
        return next.apply(request);
    }

    /** The link that the request names, so that the problem is shown where it can be mended. */
    private Optional<IncomingLink> blamed(SentParameters sent) {
        try {
            return targets.link(sent);
        } catch (ProtocolError repeated) {
            return Optional.empty();
        }
    }

    private static Outcome ask(AuthorizationRequest request) {
        Target target = request.target();
        Destination destination = Destination.of(target.redirectUri());
        return new Outcome.Ask(new Consent(target.link(), request.scopes(), target.redirectUri(), destination.text(), destination.loopback()),
                request.isAdministrative());
    }

    private Outcome code(SentParameters sent, AuthorizationRequest request, Actor user, String how) {
        return new Outcome.GoTo(response.withCode(request.target(), sent, issued.issue(request, user, how)));
    }

    private Actor actor(String userKey, String address) {
        return new Actor(userKey, people.owners().byKey(userKey).map(ResourceOwner::displayName).orElse(userKey), address);
    }
}
