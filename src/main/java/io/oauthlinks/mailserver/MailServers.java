package io.oauthlinks.mailserver;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mail servers, in the database; passwords sealed. */
public interface MailServers {

    /** All, by name, case ignored. */
    List<MailServer> all();

    Optional<MailServer> byId(long id);

    /** Those of these that are there, by number. */
    Map<Long, MailServer> byIds(Collection<Long> ids);

    /** Those that sign in with an outgoing link. */
    List<MailServer> usingLink(long linkId);

    /** The one that uses an account, if any; an account belongs to at most one mail server. */
    Optional<MailServer> usingAccount(long accountId);

    /**
     * Inserts (id 0) or updates; the stored server with its number comes back.
     *
     * @throws NameTaken when another mail server has the name, case ignored; decided by the database
     */
    MailServer save(MailServer server);

    boolean delete(long id);

    /** Sets the last test of a stored server and nothing else; false when the server is gone. */
    boolean noteTest(long id, long testRunId);

    /** Another mail server has this name. */
    final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NameTaken(String name) {
            super(name);
        }
    }
}
