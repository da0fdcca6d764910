package io.oauthlinks.mailserver.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A connection after the login: lines and long runs of bytes, through one buffer. Nothing of it is written down. */
public final class BulkWire {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int BUFFER = 32 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final Patience patience;
    private final Transcript transcript;
    private final byte[] buffer = new byte[BUFFER];
    private Runnable beforeWaiting = () -> { };
    private int next;
    private int end;

    BulkWire(InputStream in, OutputStream out, Patience patience, Transcript transcript) {
        this.in = in;
        this.out = out;
        this.patience = patience;
        this.transcript = transcript;
    }

    /** @param told before each wait for the server, none of which lasts longer than a step */
    public void beforeWaiting(Runnable told) {
        beforeWaiting = told;
    }

    private int receive(byte[] target, int offset, int length) throws IOException {
        beforeWaiting.run();
        return patience.read(in, target, offset, length);
    }

    void send(String line) throws IOException {
        patience.anew();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The next line without its end; bytes that are no UTF-8 become replacement characters. */
    String readLine() throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        byte one;
        while ((one = readByte()) != '\n') {
            if (length == LONGEST_LINE) {
                throw new AnswerTooLarge();
            }
            if (length == line.length) {
                line = java.util.Arrays.copyOf(line, length * 2);
            }
            line[length++] = one;
        }
        length -= length > 0 && line[length - 1] == '\r' ? 1 : 0;
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    byte readByte() throws IOException {
        if (next == end) {
            fill();
        }
        return buffer[next++];
    }

    /** Some of the bytes that come next, at least one. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (next == end && length >= BUFFER) {
            return receive(target, offset, length);
        }
        if (next == end) {
            fill();
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    /** As {@link #read}, and no further than a line end behind which a dot stands or may stand. */
    int readUntilDot(byte[] target, int offset, int length) throws IOException {
        if (next == end) {
            fill();
        }
        int most = Math.min(length, end - next);
        int count = 0;
        boolean dot = false;
        while (count < most && !dot) {
            byte one = buffer[next + count];
            target[offset + count++] = one;
            dot = one == '\n' && (next + count == end || buffer[next + count] == '.');
        }
        next += count;
        return count;
    }

    void skip(long bytes) throws IOException {
        for (long left = bytes; left > 0;) {
            if (next == end) {
                fill();
            }
            int count = (int) Math.min(left, end - next);
            next += count;
            left -= count;
        }
    }

    /** Whether the next bytes are these ASCII letters, in either case; they stay unread. A line end ends the comparison. */
    boolean begins(String upperCase) throws IOException {
        for (int i = 0; i < upperCase.length(); i++) {
            if (next + i == end) {
                fillBehind();
            }
            if (Character.toUpperCase((char) (buffer[next + i] & 0xff)) != upperCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void fill() throws IOException {
        next = 0;
        end = 0;
        end = receive(buffer, 0, BUFFER);
    }

    private void fillBehind() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, end - next);
        end -= next;
        next = 0;
        end += receive(buffer, end, BUFFER - end);
    }

    /** Words of the server for people, without secrets. */
    String clean(String words) {
        return transcript.clean(words);
    }
}
