package io.oauthlinks.incominglink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The incoming links at rest. */
public interface IncomingLinks {

    /** By name. */
    List<IncomingLink> all();

    Optional<IncomingLink> byId(long id);

    Optional<IncomingLink> byClientId(String clientId);

    /**
     * Inserts when the id is 0, otherwise updates everything but {@code lastUsedAt}.
     *
     * @return as stored, with its id
     * @throws NameTaken when another link has the name, case ignored
     */
    IncomingLink save(IncomingLink link);

    /** Deletes the link with its secrets, logo and recent problems. Its grants and tokens go first, by {@code Grants}. */
    boolean delete(long id);

    /** Notes another logo and the time of this change, and changes nothing else; empty when the link is gone. */
    Optional<IncomingLink> changeLogo(long id, String logoHash, Instant at);

    /** Notes a use, and changes nothing else; no effect when the link is gone. */
    void used(long id, Instant at);

    /** Another link has this name. */
    final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NameTaken(String name) {
            super("Name taken: " + name);
        }
    }
}
