package io.oauthlinks.mailchannel;

import java.util.List;
import java.util.Optional;

/** The mail channels, in the database. */
public interface MailChannels {

    /** All, by project and name, case ignored. */
    List<MailChannel> all();

    /** Those of one project, by name, case ignored. */
    List<MailChannel> ofProject(long projectId);

    /** Those that fetch from one mail server. */
    List<MailChannel> usingServer(long serverId);

    Optional<MailChannel> byId(long id);

    /**
     * Inserts (id 0) or updates; the stored channel with its number comes back.
     *
     * @throws NameTaken   when another channel of the project has the name, case ignored; decided by the database
     * @throws FolderTaken when another channel, of whichever project, fetches the same folder of the same mail server
     */
    MailChannel save(MailChannel channel);

    /** With its state; its mails stay in the ledger until their time has passed. */
    boolean delete(long id);

    /** Another channel of the project has this name. */
    final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NameTaken(String name) {
            super(name);
        }
    }

    /** Another channel fetches this folder: two would take each other's mail away. */
    final class FolderTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public FolderTaken(String folder) {
            super(folder);
        }
    }
}
