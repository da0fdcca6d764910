package io.oauthlinks.mailchannel.ledger;

import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The bytes of mails as files in the shared home, mode 600: {@code oauth-links/mail/{channel}/{key}.eml}. What has a ledger entry is whole: it was
 * written beside, moved and, before the entry, {@link #secure secured}.
 */
public interface Spool {

    /**
     * Asked before mails are read from a mailbox.
     *
     * @throws NoRoom when so many bytes more are too much for the shared home, or for what the settings allow
     */
    void requireRoom(long bytes) throws NoRoom;

    /**
     * Keeps the bytes; a crash of this process does not harm them, one of the machine may before they are {@link #secure secured}.
     *
     * @param key  of the ledger entry to be, 32 lower-case hex digits
     * @param most bytes; more is {@link TooLarge}, and nothing is kept
     * @return size and SHA-256 of what was kept
     * @throws NotKept     when the shared home is full, read-only or away
     * @throws IOException when the bytes could not be read
     */
    Spooled keep(long channelId, String key, InputStream bytes, long most) throws IOException;

    /**
     * Makes sure that these, which were kept just now, outlive a crash of the machine: for many at once, because the disk takes as long for one
     * alone.
     *
     * @throws NotKept when that cannot be said of all of them
     */
    void secure(long channelId, List<String> keys) throws NotKept;

    /** To be read as often as needed. @throws java.nio.file.NoSuchFileException when it is gone */
    Path file(long channelId, String key) throws IOException;

    /** No matter if it is gone. */
    void remove(long channelId, String key) throws IOException;

    /** Numbers of the channels that ever kept a mail, deleted ones among them. */
    List<Long> channels() throws IOException;

    /** Keys of all that is there; one without a ledger entry is about to get it, or is left over from a crash. */
    List<String> keys(long channelId) throws IOException;

    /** @param sha256 lower-case hex */
    record Spooled(long size, String sha256) { }

    /** The mail is larger than it said, or than it may be. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        public TooLarge(long most) {
            super("More than " + most + " bytes");
        }
    }

    /** Mails have to wait in their mailbox until there is room. */
    final class NoRoom extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        public NoRoom(Problem problem) {
            super(problem.reason());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** The shared home takes no file: it is full, read-only or away. */
    final class NotKept extends IOException {
        private static final long serialVersionUID = 1L;

        /** @param refused in the words of the system, such as {@code No space left on device}; the message has them, too */
        public NotKept(IOException refused) {
            super("The shared home does not keep a mail: " + refused, refused);
        }
    }
}
