package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.Mailbox.Receiver;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Hands mails to a receiver until it has enough, and tells its failures from those of the connection. */
final class Handover {

    private final Receiver receiver;
    private boolean enough;
    private Listed last;

    Handover(Receiver receiver) {
        this.receiver = receiver;
    }

    boolean isEnough() {
        return enough;
    }

    /** Whether this mail was the last that the receiver got to know of. */
    boolean isLast(Listed mail) {
        return mail.equals(last);
    }

    /** How many bytes a mail may have; what servers say of its size is not always exact. */
    static long mostBytes(Listed mail) {
        return 2 * mail.size() + 1024 * 1024;
    }

    /**
     * @throws IOException          when the connection fails
     * @throws UncheckedIOException when the receiver does
     */
    void give(Listed mail, InputStream bytes) throws IOException {
        last = mail;
        Watched watched = new Watched(bytes);
        try {
            enough = !receiver.receive(mail, watched);
        } catch (IOException failed) {
            if (watched.failure == null) {
                throw new UncheckedIOException(failed);
            }
        }
        if (watched.failure != null) {
            throw watched.failure;
        }
    }

    /** Lets the receiver know of which mail the server sends nothing that can be read. @throws IOException the failure */
    void fail(Listed mail, IOException failure) throws IOException {
        give(mail, new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw failure;
            }
        });
        throw failure;
    }

    private static final class Watched extends FilterInputStream {

        private IOException failure;

        private Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException failed) {
                failure = failed;
                throw failed;
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException failed) {
                failure = failed;
                throw failed;
            }
        }

        @Override
        public void close() {
            // what is left is passed over by who owns the connection
        }
    }
}
