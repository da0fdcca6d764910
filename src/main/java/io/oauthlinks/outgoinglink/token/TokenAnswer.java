package io.oauthlinks.outgoinglink.token;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.OAuth2Error;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outbound.OutboundHttp.Answer;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.secret.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import net.minidev.json.JSONObject;

/** An answer of the token endpoint (RFC 6749 sections 5.1 and 5.2), read with distrust: it may be a page, another protocol or a trap. */
final class TokenAnswer {

    /** Reason of a provider that has had too many requests. */
    static final String BUSY = "provider-busy";
    /** Visible ASCII: a control character in an access token would forge the login to the mail server. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    private static final long LONGEST_LIFE = Duration.ofDays(366).toSeconds();
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private final OutgoingLink link;
    private final Answer answer;
    private final Instant received;
    private final List<Secret> sent;

    TokenAnswer(OutgoingLink link, Answer answer, Instant received, List<Secret> sent) {
        this.link = link;
        this.answer = answer;
        this.received = received;
        this.sent = sent;
    }

    /**
     * @param asked scopes that count as granted when the answer names none
     * @throws TokenFailure when these are no tokens
     */
    Tokens tokens(Scopes asked) {
        JSONObject json = json();
        if (json != null && json.get("error") instanceof String code) {
            throw refused(new OAuth2Error(code, text(json, "error_description"), text(json, "error_uri")));
        }
        if (answer.status() != 200) {
            throw failed(json);
        }
        if (json == null) {
            throw unusable("token-answer-not-json");
        }
        return read(json, asked);
    }

    /** Who signed in, when the answer is one with tokens; what a provider tells beside them. */
    SignedInUser user() {
        JSONObject json = json();
        String idToken = json == null ? "" : text(json, "id_token");
        return idToken.isEmpty() ? SignedInUser.UNKNOWN : new IdToken(link, received).user(idToken);
    }

    private Tokens read(JSONObject json, Scopes asked) {
        if (!"bearer".equalsIgnoreCase(text(json, "token_type"))) {
            throw unusable("token-type-unsupported");
        }
        Instant expiresAt = expiry(json.remove("expires_in"));
        if (text(json, "refresh_token").isEmpty()) {
            json.remove("refresh_token");
        }
        try {
            AccessTokenResponse response = AccessTokenResponse.parse(json);
            Secret access = secret(response.getTokens().getAccessToken().getValue());
            RefreshToken refresh = response.getTokens().getRefreshToken();
            String scope = text(json, "scope");
            return new Tokens(access, refresh == null ? null : secret(refresh.getValue()), received, expiresAt,
                    scope.isBlank() ? asked : granted(scope));
        } catch (ParseException | IllegalArgumentException e) {
            // Its message may quote the answer, so it is not kept.
            throw unusable("token-answer-without-token");
        }
    }

    /** Without words that are no scope tokens (RFC 6749 section 3.3): a NUL in one could not be stored, and the tokens with it. */
    private static Scopes granted(String scope) {
        return new Scopes(Scopes.parse(scope).values().stream().filter(word -> SCOPE.matcher(word).matches()).toList());
    }

    private Secret secret(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw unusable("token-answer-without-token");
        }
        return Secret.of(token);
    }

    /** Null when the life is missing or absurd: the token is then refreshed as if it lived for an hour. */
    private Instant expiry(Object life) {
        try {
            long seconds = life instanceof Number number ? number.longValue() : Long.parseLong(String.valueOf(life).strip());
            return seconds > 0 && seconds <= LONGEST_LIFE ? received.plusSeconds(seconds) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private TokenFailure refused(OAuth2Error error) {
        Problem problem = ProviderErrors.problem(link, error, sent.toArray(Secret[]::new));
        if (answer.status() < 500 && answer.status() != 429 && ProviderErrors.isGrantDead(error)) {
            return TokenFailure.grantDead(problem);
        }
        return TokenFailure.passing(answer.status() == 429 ? named(BUSY) : problem, retryAfter(), null);
    }

    private TokenFailure failed(JSONObject json) {
        int status = answer.status();
        String reason = status == 429 ? BUSY : status >= 500 ? "provider-unavailable"
                : status >= 300 && status < 400 ? "token-endpoint-redirects" : json == null ? "token-answer-not-json" : "provider-refused";
        return TokenFailure.passing(named(reason), retryAfter(), null);
    }

    private TokenFailure unusable(String reason) {
        return TokenFailure.passing(named(reason), Duration.ZERO, null);
    }

    private Problem named(String reason) {
        String type = answer.contentType().isEmpty() ? "" : " " + ProviderErrors.cleaned(answer.contentType(), sent);
        return Problem.named(ProviderErrors.PREFIX, reason, link.name()).inWordsOf("HTTP " + answer.status() + type);
    }

    /** Null for what is no JSON object; nesting bombs are none. */
    private JSONObject json() {
        try {
            return JSONObjectUtils.parse(answer.body().reveal());
        } catch (ParseException e) {
            return null;
        }
    }

    private static String text(JSONObject json, String name) {
        return json.get(name) instanceof String text ? text : "";
    }

    /** Seconds or a date by the provider's own clock (RFC 9110 section 10.2.3), at most a day; zero when absent or nonsense. */
    private Duration retryAfter() {
        String text = answer.headers().getOrDefault("retry-after", "").strip();
        try {
            Duration wait = text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(ProviderClock.date(answer).orElse(received), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }
}
