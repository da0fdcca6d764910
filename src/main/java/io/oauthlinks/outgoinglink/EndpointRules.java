package io.oauthlinks.outgoinglink;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.outbound.OutboundFailure;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Which endpoints a Custom link ends up with: discovered from the issuer, or entered by hand, and on whose host. */
final class EndpointRules {

    private static final Message NO_DOCUMENT = Message.of(OutgoingLinkRules.MESSAGES + "issuer-without-document");
    private final Discovery discovery;
    private final FieldErrors errors;
    private final FieldRules rules;
    private final boolean httpAccepted;

    EndpointRules(Discovery discovery, FieldErrors errors, FieldRules rules, boolean httpAccepted) {
        this.discovery = discovery;
        this.errors = errors;
        this.rules = rules;
        this.httpAccepted = httpAccepted;
    }

    /**
     * @param before the endpoints that are saved; null for a new link. Equal ones are neither discovered nor confirmed again
     * @return null when a message was left
     */
    Endpoints of(OutgoingLinkForm form, Endpoints before) {
        Entered entered = entered(form);
        if (errors.has("issuer") || errors.has("authorizationEndpoint") || errors.has("tokenEndpoint")
                || errors.has("trustedCertificates")) {
            return null;
        }
        if (before != null && entered.equals(new Entered(before.issuer(), before.authorization(), before.token()))) {
            return before;
        }
        Endpoints endpoints = entered.issuer() == null
                ? new Endpoints(null, entered.authorization(), entered.token(), false) : discovered(entered, form.value("trustedCertificates"));
        if (endpoints != null && !form.value("confirmOtherOrigin").equals("true")) {
            requireOriginOfIssuer(endpoints);
        }
        return endpoints;
    }

    private Entered entered(OutgoingLinkForm form) {
        String issuer = form.value("issuer");
        String authorization = form.value("authorizationEndpoint");
        String token = form.value("tokenEndpoint");
        if (issuer.isEmpty()) {
            rules.required("authorizationEndpoint", authorization);
            rules.required("tokenEndpoint", token);
            if (authorization.isEmpty() && token.isEmpty()) {
                rules.refuse("issuer", "issuer-or-endpoints");
            }
        }
        Entered entered = new Entered(issuer.isEmpty() ? null : issuer(rules, "issuer", issuer, httpAccepted),
                authorization.isEmpty() ? null : rules.url("authorizationEndpoint", authorization, httpAccepted).orElse(null),
                token.isEmpty() ? null : rules.url("tokenEndpoint", token, httpAccepted).orElse(null));
        new ParameterRules(rules).query("authorizationEndpoint", entered.authorization());
        return entered;
    }

    /** An issuer identifier is an endpoint without a query (RFC 8414 section 2). Null when a rule is broken. */
    static URI issuer(FieldRules rules, String field, String text, boolean httpAccepted) {
        URI uri = rules.url(field, text, httpAccepted).orElse(null);
        if (uri != null && uri.getRawQuery() != null) {
            rules.refuse(field, "url-query");
            return null;
        }
        return uri;
    }

    private Endpoints discovered(Entered entered, String trusted) {
        try {
            Endpoints found = discovery.discover(entered.issuer().toString(), trusted);
            requireEqual("authorizationEndpoint", entered.authorization(), found.authorization());
            requireEqual("tokenEndpoint", entered.token(), found.token());
            return found;
        } catch (InvalidInput e) {
            if (entered.isComplete() && e.errors().byField().values().contains(NO_DOCUMENT)) {
                return new Endpoints(entered.issuer(), entered.authorization(), entered.token(), false);
            }
            e.errors().byField().forEach(errors::add);
        } catch (OutboundFailure e) {
            errors.add("issuer", e.problem().cause());
        }
        return null;
    }

    private void requireEqual(String field, URI entered, URI found) {
        if (entered != null && !entered.equals(found)) {
            rules.refuse(field, "endpoint-not-of-issuer", found);
        }
    }

    /** A document that is not the issuer's own doing could send the client secret elsewhere, so an administrator confirms it. */
    private void requireOriginOfIssuer(Endpoints endpoints) {
        if (endpoints.issuer() == null) {
            return;
        }
        List<String> others = Stream.of(endpoints.authorization(), endpoints.token(), endpoints.revocation())
                .filter(Objects::nonNull).map(RedirectUrls::origin).distinct()
                .filter(origin -> !origin.equals(RedirectUrls.origin(endpoints.issuer()))).toList();
        if (!others.isEmpty()) {
            rules.refuse("confirmOtherOrigin", "other-origin", String.join(", ", others));
        }
    }

    private record Entered(URI issuer, URI authorization, URI token) {
        boolean isComplete() {
            return authorization != null && token != null;
        }
    }
}
