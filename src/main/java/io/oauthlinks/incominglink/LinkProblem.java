package io.oauthlinks.incominglink;

import java.time.Instant;

/**
 * A request that was refused, for the administrator to act on. Equal problems of a link are one row with a count.
 *
 * @param linkId        0 when no link has the client ID that was sent
 * @param reason        stable name such as {@code redirect-uri-not-registered}; texts are {@code oauth-links.incoming-link.problem.<reason>.cause} and {@code .remedy}
 * @param sent          what was sent, shortened, free of secrets; such as the redirect URI or the scope
 * @param address       IP address of the last such request
 * @param correlationId of the last such request, as its page or log line shows it
 */
public record LinkProblem(long linkId, String reason, String sent, String address, String correlationId, int count,
                          Instant firstAt, Instant lastAt) { }
