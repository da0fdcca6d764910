package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.OAuth2Error;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.token.ProviderErrors;
import io.oauthlinks.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checks of an authorization response, in their order; whose flow it is comes first, because only that one may be told more. */
final class CallbackCheck {

    private final Callback callback;

    CallbackCheck(Callback callback) {
        this.callback = callback;
    }

    /** Parameters that are there twice could be read one way here and another way elsewhere (RFC 6749 section 3.1). */
    Optional<Problem> shape() {
        boolean twice = callback.parameters().values().stream().anyMatch(values -> values.size() > 1);
        return twice ? problem("parameter-twice") : first("state").isEmpty() ? problem("without-state") : Optional.empty();
    }

    String stateHash() {
        return Sha256.hex(first("state"));
    }

    Optional<Problem> owner(PendingAuthorization pending, Actor actor) {
        String binding = callback.browserBinding() == null ? "" : callback.browserBinding();
        if (!MessageDigest.isEqual(Sha256.hex(binding).getBytes(StandardCharsets.US_ASCII), pending.browserHash().getBytes(StandardCharsets.US_ASCII))) {
            return problem("other-browser");
        }
        return pending.userKey().equals(actor.userKey()) ? Optional.empty() : problem("other-user");
    }

    /** @param link the flow's link; null when it was deleted meanwhile */
    Optional<Problem> response(PendingAuthorization pending, OutgoingLink link, Instant now) {
        if (!now.isBefore(pending.expiresAt())) {
            return problem("expired");
        }
        if (link == null) {
            return problem("link-gone");
        }
        if (!link.key().equals(callback.linkKey())) {
            return problem("other-link");
        }
        if (!link.endpoints().token().toString().equals(pending.tokenEndpoint())) {
            // whoever the link leads to now has not issued the code
            return problem("link-changed", link.name());
        }
        return issuer(link).or(() -> error(link)).or(() -> first("code").isEmpty() ? problem("without-code") : Optional.empty())
                .or(() -> new AuthorizedUserCheck(link, pending.mailbox()).domain());
    }

    /** RFC 9207 section 2.4: checked also in error responses, and before the code is sent anywhere. */
    private Optional<Problem> issuer(OutgoingLink link) {
        String issuer = first("iss");
        if (issuer.isEmpty()) {
            return link.endpoints().issuerInResponse() ? problem("issuer-missing", link.name()) : Optional.empty();
        }
        boolean known = link.endpoints().issuer() != null;
        return known && !link.endpoints().issuer().toString().equals(issuer) ? problem("other-issuer", link.name()) : Optional.empty();
    }

    private Optional<Problem> error(OutgoingLink link) {
        String code = first("error");
        return code.isEmpty() ? Optional.empty()
                : Optional.of(ProviderErrors.problem(link, new OAuth2Error(code, first("error_description"), first("error_uri"))));
    }

    /** Empty when absent. */
    String first(String name) {
        List<String> values = callback.parameters().getOrDefault(name, List.of());
        return values.isEmpty() || values.get(0) == null ? "" : values.get(0);
    }

    static Optional<Problem> problem(String reason, Object... arguments) {
        return Optional.of(Problem.named(AuthorizationFlow.PROBLEMS, reason, arguments));
    }
}
