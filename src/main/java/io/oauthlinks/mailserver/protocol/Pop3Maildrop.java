package io.oauthlinks.mailserver.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * POP3 after the login (RFC 1939): unique ids, sizes, mails, deletions, which QUIT makes real. A command that the server refuses ends in
 * {@link CommandRefused}, and the connection stays of use.
 */
public final class Pop3Maildrop {

    private static final int MOST_MAILS = 500_000;
    private static final int LONGEST_UNIQUE_ID = 255;

    private final BulkWire wire;

    public Pop3Maildrop(BulkWire wire) {
        this.wire = wire;
    }

    /** By unique id, in the order of the server: the number of the mail in this session. An id that is there twice counts once, the first time. */
    public Map<String, Integer> uniqueIds() throws IOException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        lines("UIDL", (number, id) -> numbers.putIfAbsent(id.length() > LONGEST_UNIQUE_ID ? id.substring(0, LONGEST_UNIQUE_ID) : id, number));
        return numbers;
    }

    /** By number; index 0 is not used. */
    public long[] sizes(int highest) throws IOException {
        long[] sizes = new long[highest + 1];
        lines("LIST", (number, size) -> {
            if (number <= highest && size.matches("\\d{1,12}")) {
                sizes[number] = Long.parseLong(size);
            }
        });
        return sizes;
    }

    private interface Line {
        void of(int number, String value);
    }

    private void lines(String command, Line told) throws IOException {
        command(command);
        for (int i = 0; i < MOST_MAILS; i++) {
            String line = line();
            if (line.equals(".")) {
                return;
            }
            String[] parts = line.strip().split(" +", 3);
            if (parts.length < 2 || !parts[0].matches("[1-9]\\d{0,8}")) {
                throw new UnexpectedAnswer(wire.clean(line));
            }
            if (Integer.parseInt(parts[0]) > MOST_MAILS) {
                throw new UnexpectedAnswer(wire.clean(line));
            }
            told.of(Integer.parseInt(parts[0]), parts[1]);
        }
        throw new AnswerTooLarge();
    }

    /** Hands the mail on as it comes in; what the receiver leaves of it is passed over. */
    public void retrieve(int number, long most, Receiver receiver) throws IOException {
        command("RETR " + number);
        DotStream mail = new DotStream(wire, most);
        receiver.take(mail);
        mail.passOver();
    }

    /** Takes a mail. */
    public interface Receiver {
        void take(InputStream mail) throws IOException;
    }

    public void delete(int number) throws IOException {
        command("DELE " + number);
    }

    /** @throws IOException when the server does not confirm the deletions */
    public void quit() throws IOException {
        command("QUIT");
    }

    private void command(String command) throws IOException {
        wire.send(command);
        String answer = line();
        switch (answer.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
            case "+OK" -> { }
            case "-ERR" -> throw new CommandRefused(wire.clean(answer));
            default -> throw new UnexpectedAnswer(wire.clean(answer));
        }
    }

    private String line() throws IOException {
        try {
            return wire.readLine();
        } catch (EOFException closed) {
            throw new ServerLeft("", closed);
        }
    }
}
