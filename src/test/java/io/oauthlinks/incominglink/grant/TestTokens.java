package io.oauthlinks.incominglink.grant;

import io.oauthlinks.MovableClock;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.secret.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Codes, grants and pairs for tests, named by texts whose hashes they hold. */
public final class TestTokens {

    public static final Instant NOW = MovableClock.START;
    public static final long LINK = 7;
    public static final String USER = "JIRAUSER10100";

    private TestTokens() {
    }

    public static AuthorizationCode code(String code) {
        return code(code, LINK, USER);
    }

    public static AuthorizationCode code(String code, long link, String user) {
        return new AuthorizationCode(Sha256.hex(code), link, user, Set.of(JiraScope.WRITE), "https://reports.example/callback", true, null,
                NOW.plusSeconds(60));
    }

    /** Ends in 90 days. */
    public static Grant grant(String code) {
        return grant(code, LINK, USER);
    }

    public static Grant grant(String code, long link, String user) {
        return new Grant(0, Sha256.hex(code), link, user, Set.of(JiraScope.WRITE), "192.0.2.7", NOW, NOW.plus(Duration.ofDays(90)), null);
    }

    /** The first pair of a grant: access token {@code a-<name>}, refresh token {@code r-<name>}; an hour and 30 days. */
    public static TokenPair first(String name) {
        return first(name, LINK, USER);
    }

    public static TokenPair first(String name, long link, String user) {
        return new TokenPair(access(name), refresh(name), null, 0, link, user, Set.of(JiraScope.WRITE), Set.of(JiraScope.WRITE), NOW,
                NOW.plusSeconds(3600), NOW.plus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(90)));
    }

    /** A pair that replaces one with the refresh token {@code r-<replaced>}. */
    public static TokenPair next(String name, String replaced, long grant) {
        return new TokenPair(access(name), refresh(name), refresh(replaced), grant, LINK, USER, Set.of(JiraScope.READ), Set.of(JiraScope.WRITE),
                NOW.plusSeconds(1800), NOW.plusSeconds(5400), NOW.plus(Duration.ofDays(31)), NOW.plus(Duration.ofDays(90)));
    }

    public static TokenPair ofService(String name, long link) {
        return new TokenPair(access(name), null, null, 0, link, USER, Set.of(JiraScope.READ), Set.of(JiraScope.READ), NOW,
                NOW.plusSeconds(3600), null, null);
    }

    public static String access(String name) {
        return Sha256.hex("a-" + name);
    }

    public static String refresh(String name) {
        return Sha256.hex("r-" + name);
    }
}
