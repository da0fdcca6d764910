package io.oauthlinks.incominglink;

import java.time.Instant;
import java.util.List;

/** The hashes of client secrets at rest. */
public interface ClientSecrets {

    /** Newest first; at most the current one and one that overlaps. */
    List<ClientSecret> ofLink(long linkId);

    /**
     * Makes a new secret the current one, in one transaction: the one that was current is valid until {@code overlapEnd}, any older one ends now.
     *
     * @param overlapEnd not after the creation of the new one to end the old one at once
     */
    void rotate(ClientSecret fresh, Instant overlapEnd);

    /** Secrets of any link whose overlap had ended at a time and that are still there. */
    List<ClientSecret> endedAt(Instant time);

    /** Ends the overlap of this secret; false when somebody else has, or another overlap took its place meanwhile. */
    boolean end(ClientSecret overlapping);
}
