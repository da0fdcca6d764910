package io.oauthlinks.outgoinglink;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.settings.SettingsStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds an authorization server's endpoints from its issuer: the RFC 8414 document first, then the OpenID Connect one. A
 * document is kept for ten minutes, so that saving a form does not ask again what its "Discover" button just asked.
 */
public final class Discovery {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final String FIELD = "issuer";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MAX_KEPT = 100;
    private final OutboundHttp http;
    private final SettingsStore settings;
    private final Clock clock;
    private final Map<Question, Kept> kept = new ConcurrentHashMap<>();

    public Discovery(OutboundHttp http, SettingsStore settings, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws io.oauthlinks.message.InvalidInput       with a message at {@code issuer} when it is not acceptable, has no document, or the document names another issuer
     * @throws io.oauthlinks.outbound.OutboundFailure when no answer was had
     */
    public Endpoints discover(String issuer) {
        return discover(issuer, "");
    }

    /** As {@link #discover(String)}. @param trusted PEM of certificates to trust besides the JVM's; empty for none */
    public Endpoints discover(String issuer, String trusted) {
        FieldErrors errors = new FieldErrors();
        FieldRules rules = new FieldRules(errors, OutgoingLinkRules.MESSAGES);
        boolean httpAccepted = settings.current().developmentOverride();
        String text = issuer == null ? "" : issuer.strip();
        rules.required(FIELD, text);
        errors.throwIfAny();
        URI uri = EndpointRules.issuer(rules, FIELD, text, httpAccepted);
        errors.throwIfAny();
        AuthorizationServerMetadata document = document(uri, trusted, rules);
        errors.throwIfAny();
        if (!document.getIssuer().getValue().equals(text)) {
            rules.refuse(FIELD, "issuer-differs", document.getIssuer().getValue());
        }
        Endpoints endpoints = new Endpoints(uri, endpoint(rules, document.getAuthorizationEndpointURI(), httpAccepted),
                endpoint(rules, document.getTokenEndpointURI(), httpAccepted), revocation(document, httpAccepted), document.supportsAuthorizationResponseIssuerParam());
        errors.throwIfAny();
        return endpoints;
    }

    private AuthorizationServerMetadata document(URI issuer, String trusted, FieldRules rules) {
        Instant now = clock.instant();
        kept.values().removeIf(document -> !now.isBefore(document.until()));
        Question question = new Question(issuer, trusted);
        Kept known = kept.get(question);
        if (known != null) {
            return known.document();
        }
        for (URI location : locations(issuer)) {
            OutboundHttp.Answer answer = http.send(OutboundHttp.Request.get(location).trusting(trusted));
            AuthorizationServerMetadata document = answer.status() == 200 ? parse(location, answer.body().reveal()) : null;
            if (document != null) {
                if (kept.size() < MAX_KEPT) {
                    kept.put(question, new Kept(document, now.plus(LIFE)));
                }
                return document;
            }
            LOG.debug("No document at {}: status {}", location, answer.status());
        }
        rules.refuse(FIELD, "issuer-without-document");
        return null;
    }

    /** Null for what is no metadata document: many servers answer an unknown path with 200 and a page. */
    private static AuthorizationServerMetadata parse(URI location, String text) {
        try {
            return AuthorizationServerMetadata.parse(text);
        } catch (ParseException | IllegalArgumentException e) {
            LOG.debug("What stands at {} is no metadata document: {}", location, e.getMessage());
            return null;
        }
    }

    /** RFC 8414 section 3.1 puts the well-known part before the issuer's path, OpenID Connect Discovery section 4 after it. */
    static List<URI> locations(URI issuer) {
        String origin = issuer.getScheme() + "://" + issuer.getRawAuthority();
        String path = issuer.getRawPath().replaceAll("/$", "");
        return List.of(URI.create(origin + "/.well-known/oauth-authorization-server" + path),
                URI.create(origin + path + "/.well-known/openid-configuration"));
    }

    private static URI endpoint(FieldRules rules, URI uri, boolean httpAccepted) {
        if (uri == null) {
            rules.refuse(FIELD, "issuer-document-incomplete");
            return null;
        }
        Optional<URI> checked = new FieldRules(new FieldErrors(), OutgoingLinkRules.MESSAGES).url(FIELD, uri.toString(), httpAccepted);
        if (checked.isEmpty()) {
            rules.refuse(FIELD, "issuer-document-endpoint", uri);
        }
        return checked.orElse(null);
    }

    /** One that cannot be used counts as none: a link works without it. */
    private static URI revocation(AuthorizationServerMetadata document, boolean httpAccepted) {
        URI uri = document.getRevocationEndpointURI();
        return uri == null ? null : new FieldRules(new FieldErrors(), OutgoingLinkRules.MESSAGES).url(FIELD, uri.toString(), httpAccepted).orElse(null);
    }

    /** What is trusted decides whether there is an answer. */
    private record Question(URI issuer, String trusted) { }

    private record Kept(AuthorizationServerMetadata document, Instant until) { }
}
