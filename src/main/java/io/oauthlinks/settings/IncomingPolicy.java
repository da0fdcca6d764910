package io.oauthlinks.settings;

import java.time.Duration;
import java.util.List;

/**
 * What Jira allows as authorization server.
 *
 * @param accessTokenLife      life of an access token, and the most that a link may choose
 * @param refreshTokenLife     life of a connection, however often it is refreshed, and the most that a link may choose
 * @param refreshTokenIdle     how long a refresh token lives without being used, and the most that a link may choose
 * @param codeLife             life of an authorization code; 10 minutes at most (RFC 6749 section 4.1.2)
 * @param refreshGrace         how long a refresh token may be sent once more because the answer got lost; zero for never
 * @param plainChallenge       whether PKCE's method {@code plain} is accepted (RFC 7636 section 4.2)
 * @param corsOrigins          origins whose scripts may call the token and revocation endpoints; empty for none
 * @param restPaths            paths of other apps that tokens may call, such as {@code /rest/tempo-timesheets}: safe methods with READ, others with WRITE
 * @param failuresPerMinute    failed authentications of one client or address in a minute before the next failure is answered with 429
 * @param endOnPasswordChange  whether a user's connections end when the password changes
 * @param problemRetention     how long recent problems are kept
 */
public record IncomingPolicy(Duration accessTokenLife, Duration refreshTokenLife, Duration refreshTokenIdle, Duration codeLife,
                             Duration refreshGrace, boolean plainChallenge, List<String> corsOrigins, List<String> restPaths,
                             int failuresPerMinute, boolean endOnPasswordChange, Duration problemRetention) {

    public static final IncomingPolicy DEFAULTS = new IncomingPolicy(Duration.ofHours(1), Duration.ofDays(90), Duration.ofDays(30),
            Duration.ofSeconds(60), Duration.ofSeconds(10), false, List.of(), List.of(), 20, false, Duration.ofDays(30));

    public IncomingPolicy {
        corsOrigins = List.copyOf(corsOrigins);
        restPaths = List.copyOf(restPaths);
    }
}
