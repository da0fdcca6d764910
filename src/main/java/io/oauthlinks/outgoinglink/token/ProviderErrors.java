package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.OAuth2Error;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.secret.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalogue of what providers answer and what it means: Microsoft's codes, Google's sentences, then RFC 6749 section 5.2. */
public final class ProviderErrors {

    static final String PREFIX = "oauth-links.token.problem";
    /** Reasons of a refresh token that is not taken any more, without a word on why. */
    private static final Set<String> UNEXPLAINED = Set.of("grant-refused", "grant-malformed", "google-bad-request");
    private static final int MAX_WORDS = 600;
    private static final Pattern MICROSOFT_CODE = Pattern.compile("AADSTS(\\d{4,8})");
    private static final Map<String, String> MICROSOFT = Map.ofEntries(
            Map.entry("700082", "refresh-token-inactive"), Map.entry("70008", "refresh-token-inactive"),
            Map.entry("50173", "grant-revoked"), Map.entry("70000", "grant-malformed"),
            Map.entry("7000222", "client-secret-expired"), Map.entry("7000215", "client-secret-wrong"),
            Map.entry("900144", "parameter-missing"), Map.entry("50011", "redirect-url-not-registered"),
            Map.entry("65001", "consent-missing"), Map.entry("65004", "access-denied"),
            Map.entry("50076", "sign-in-required"), Map.entry("50079", "sign-in-required"),
            Map.entry("700016", "application-not-found"), Map.entry("90002", "tenant-not-found"),
            Map.entry("50194", "application-of-one-tenant"), Map.entry("900382", "other-cloud"));
    private static final Map<String, String> STANDARD = Map.ofEntries(
            Map.entry("invalid_grant", "grant-refused"), Map.entry("invalid_client", "client-secret-refused"),
            Map.entry("unauthorized_client", "client-not-permitted"), Map.entry("invalid_scope", "scope-refused"),
            Map.entry("invalid_request", "request-refused"), Map.entry("unsupported_grant_type", "grant-type-unsupported"),
            Map.entry("unsupported_response_type", "grant-type-unsupported"), Map.entry("access_denied", "access-denied"),
            Map.entry("interaction_required", "sign-in-required"), Map.entry("login_required", "sign-in-required"),
            Map.entry("consent_required", "consent-missing"), Map.entry("server_error", "provider-unavailable"),
            Map.entry("temporarily_unavailable", "provider-unavailable"));
    private static final Set<String> GRANT_DEAD = Set.of("invalid_grant", "interaction_required", "login_required", "consent_required");

    private ProviderErrors() {
    }

    /** @param sent secrets of the request, so that a provider that repeats them does not get them shown */
    public static Problem problem(OutgoingLink link, OAuth2Error error, Secret... sent) {
        String reason = microsoft(error).or(() -> google(link, error)).orElse(STANDARD.getOrDefault(error.code(), "provider-refused"));
        return Problem.named(PREFIX, reason, link.name()).inWordsOf(words(error, List.of(sent)));
    }

    /** True when the answer to a refresh says that the refresh token will never work again. */
    static boolean isGrantDead(OAuth2Error error) {
        return GRANT_DEAD.contains(error.code());
    }

    /** Whether the provider refused a refresh token without saying what has happened to it. */
    static boolean isUnexplained(Problem refused) {
        return UNEXPLAINED.contains(refused.reason());
    }

    private static Optional<String> microsoft(OAuth2Error error) {
        Matcher code = MICROSOFT_CODE.matcher(error.description());
        return code.find() ? Optional.ofNullable(MICROSOFT.get(code.group(1))) : Optional.empty();
    }

    private static Optional<String> google(OutgoingLink link, OAuth2Error error) {
        if (link.provider() != Provider.GOOGLE || !error.code().equals("invalid_grant")) {
            return Optional.empty();
        }
        if (error.description().startsWith("Token has been expired or revoked")) {
            return Optional.of("google-token-revoked");
        }
        return error.description().equals("Bad Request") ? Optional.of("google-bad-request") : Optional.empty();
    }

    /** One line without control characters, of bounded length; its address only when it can be opened safely. */
    private static String words(OAuth2Error error, List<Secret> sent) {
        StringBuilder words = new StringBuilder(error.code());
        if (!error.description().isBlank()) {
            words.append(": ").append(error.description());
        }
        if (error.uri().startsWith("https://")) {
            words.append(" (").append(error.uri()).append(')');
        }
        return cleaned(words.toString(), sent);
    }

    static String cleaned(String words, List<Secret> sent) {
        String clean = words;
        for (String secret : sent.stream().filter(s -> s != null && !s.isEmpty()).map(Secret::reveal).toList()) {
            clean = clean.replace(secret, "[secret]");
        }
        clean = Arrays.stream(clean.split("[\\p{Cntrl}\\s]+")).filter(word -> !word.isEmpty()).reduce((a, b) -> a + " " + b).orElse("");
        return clean.length() <= MAX_WORDS ? clean : clean.substring(0, MAX_WORDS) + "…";
    }
}
