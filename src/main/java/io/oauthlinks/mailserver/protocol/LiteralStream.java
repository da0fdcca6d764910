package io.oauthlinks.mailserver.protocol;

import java.io.IOException;
import java.io.InputStream;

/** A known number of bytes of a connection. */
final class LiteralStream extends InputStream {

    private final BulkWire wire;
    private long left;

    LiteralStream(BulkWire wire, long bytes) {
        this.wire = wire;
        this.left = bytes;
    }

    long left() {
        return left;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int one = wire.readByte() & 0xff;
        left--;
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 || length == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = wire.read(target, offset, (int) Math.min(length, left));
        left -= count;
        return count;
    }
}
