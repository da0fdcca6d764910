package io.oauthlinks.lease;

import java.time.Instant;

/**
 * The right to do one piece of work, held by one node until its deadline.
 *
 * @param name     what the work is, such as {@code account/17/refresh}
 * @param fencing  grows with every lease of any name; the final write checks it
 * @param deadline after it another node may take over
 */
public record Lease(String name, long fencing, Instant deadline) { }
