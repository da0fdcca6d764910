package io.oauthlinks.outgoinglink;

import java.util.List;
import java.util.Optional;

/** The outgoing links, in the database. */
public interface OutgoingLinks {

    /** All, by name, case ignored. */
    List<OutgoingLink> all();

    Optional<OutgoingLink> byId(long id);

    Optional<OutgoingLink> byKey(String key);

    /**
     * Inserts (id 0) or updates; the stored link with its number comes back.
     *
     * @throws NameTaken when another link has the name, case ignored; decided by the database, so also between nodes
     */
    OutgoingLink save(OutgoingLink link);

    /** Deletes the link with its accounts in one transaction; false when there was none. */
    boolean delete(long id);

    /** Another link has this name. */
    final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NameTaken(String name) {
            super(name);
        }
    }
}
