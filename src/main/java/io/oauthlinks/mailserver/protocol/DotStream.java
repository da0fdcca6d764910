package io.oauthlinks.mailserver.protocol;

import java.io.IOException;
import java.io.InputStream;

/** A mail by POP3: ends at a line of one dot, and a dot that begins a line was doubled (RFC 1939 section 3). */
final class DotStream extends InputStream {

    private final BulkWire wire;
    private long left;
    private boolean lineBegins = true;
    private boolean ended;

    /** @param most bytes; a server that sends more is broken off */
    DotStream(BulkWire wire, long most) {
        this.wire = wire;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        if (ended) {
            return -1;
        }
        byte one = wire.readByte();
        if (lineBegins && one == '.') {
            one = wire.readByte();
            if (one == '\r' || one == '\n') {
                if (one == '\r') {
                    wire.readByte();
                }
                ended = true;
                return -1;
            }
        }
        lineBegins = one == '\n';
        if (--left < 0) {
            throw new AnswerTooLarge();
        }
        return one & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (lineBegins || ended) {
            int one = read();
            target[offset] = (byte) one;
            return one < 0 ? -1 : 1;
        }
        int count = wire.readUntilDot(target, offset, length);
        lineBegins = target[offset + count - 1] == '\n';
        left -= count;
        if (left < 0) {
            throw new AnswerTooLarge();
        }
        return count;
    }

    void passOver() throws IOException {
        byte[] passed = new byte[8192];
        while (!ended) {
            read(passed, 0, passed.length);
        }
    }
}
