package io.oauthlinks.mailserver.protocol;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;

/**
 * A socket on which every read ends at the deadline, however slowly bytes drip in, and which until the login reads no more than a fixed
 * number of bytes. TLS on top of it is bounded the same way.
 */
final class BoundedSocket extends Socket {

    /** A greeting, capabilities, a login and a folder take a few thousand bytes, a long chain of certificates twenty thousand. */
    private static final int MOST_BYTES = 512 * 1024;
    private static final int HEAD = 100;

    private final Deadline deadline;
    private final byte[] head = new byte[HEAD];
    private int received;
    private int mostBytes = MOST_BYTES;
    private InputStream input;

    /** Goes through the JVM's SOCKS proxy, if it has one. */
    BoundedSocket(Deadline deadline) {
        this.deadline = deadline;
    }

    /** @param way {@link Proxy#NO_PROXY} to go nowhere but to the address */
    BoundedSocket(Deadline deadline, Proxy way) {
        super(way);
        this.deadline = deadline;
    }

    /** Mails come in from here on: whoever reads them bounds them. */
    void liftBytes() {
        mostBytes = Integer.MAX_VALUE;
    }

    Deadline deadline() {
        return deadline;
    }

    /** What came in so far was not the mail server's. */
    void startAnew() {
        received = 0;
    }

    /** The first bytes that came in, TLS records included; at most 100. */
    byte[] firstBytes() {
        return java.util.Arrays.copyOf(head, Math.min(received, HEAD));
    }

    /** Reads on as far as that needs no waiting, so that the first bytes are complete. */
    void takeInWhatWaits() {
        try {
            while (received < HEAD && getInputStream().available() > 0) {
                getInputStream().read();
            }
        } catch (IOException closed) {
            // what came in before is all there is
            return;
        }
    }

    /** How many bytes came in so far. */
    int received() {
        return received;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        if (input == null) {
            input = new BoundedInput(super.getInputStream());
        }
        return input;
    }

    private final class BoundedInput extends FilterInputStream {

        private BoundedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (received >= mostBytes) {
                throw new AnswerTooLarge();
            }
            setSoTimeout(deadline.millisLeft());
            int count = super.read(buffer, offset, Math.min(length, mostBytes - received));
            for (int i = 0; i < count && received + i < HEAD; i++) {
                head[received + i] = buffer[offset + i];
            }
            received = mostBytes == Integer.MAX_VALUE ? Math.max(received, HEAD) : received + Math.max(count, 0);
            return count;
        }
    }
}
