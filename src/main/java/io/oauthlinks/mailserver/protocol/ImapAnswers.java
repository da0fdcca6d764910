package io.oauthlinks.mailserver.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands and their answers by IMAP after the login (RFC 9051 section 2.2): one command at a time, whatever else the server tells meanwhile. */
final class ImapAnswers {

    /** At the end of a line, a literal follows (RFC 9051 section 4.3). */
    private static final Pattern LITERAL = Pattern.compile("~?\\{(\\d{1,10})\\+?}$");
    /** A folder of a hundred thousand mails tells a line for each; beyond ten times that somebody plays. */
    private static final int MOST_LINES = 1_000_000;
    private static final int LONGEST_TEXT = 64 * 1024;

    private final BulkWire wire;
    private long commands;
    private int lines;
    private String tag;
    private String bye = "";

    ImapAnswers(BulkWire wire) {
        this.wire = wire;
    }

    /** Hears what the server says besides the end of an answer. */
    interface Told {
        void line(String line);
    }

    /** @throws CommandRefused when the server answers NO or BAD */
    void command(String command, Told told) throws IOException {
        send(command);
        String line;
        while ((line = untilEnd()) != null) {
            told.line(line);
        }
    }

    void send(String command) throws IOException {
        tag = "B" + ++commands + " ";
        lines = 0;
        wire.send(tag + command);
    }

    /** The next line, with literals in it as quoted strings; null at the end of the answer. */
    String untilEnd() throws IOException {
        String line = withLiterals(line());
        if (!line.startsWith(tag)) {
            return line;
        }
        String words = line.substring(tag.length());
        return switch (words.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
            case "OK" -> null;
            case "NO", "BAD" -> throw new CommandRefused(wire.clean(words));
            default -> throw new UnexpectedAnswer(wire.clean(words));
        };
    }

    /** The next line as it is: a literal that it announces is still to be read. */
    String line() throws IOException {
        if (++lines > MOST_LINES) {
            throw new AnswerTooLarge();
        }
        String line;
        try {
            line = wire.readLine();
        } catch (EOFException closed) {
            throw new ServerLeft(wire.clean(bye), closed);
        }
        if (line.regionMatches(true, 0, "* BYE", 0, 5)) {
            bye = line.substring(2);
        }
        return line;
    }

    /** Whether the next line begins so; it stays unread. */
    boolean begins(String upperCase) throws IOException {
        try {
            return wire.begins(upperCase);
        } catch (EOFException closed) {
            throw new ServerLeft(wire.clean(bye), closed);
        }
    }

    /** Bytes of the literal that a line announces at its end; -1 when it announces none. */
    static long literal(String line) {
        Matcher literal = LITERAL.matcher(line);
        return line.endsWith("}") && literal.find() ? Long.parseLong(literal.group(1)) : -1;
    }

    /** Puts short literals into the text; a server that announces a long one here is not followed. */
    String withLiterals(String begun) throws IOException {
        long bytes = literal(begun);
        if (bytes < 0) {
            return begun;
        }
        StringBuilder text = new StringBuilder(begun);
        while (bytes >= 0) {
            if (bytes + text.length() > LONGEST_TEXT) {
                throw new AnswerTooLarge();
            }
            byte[] content = new byte[(int) bytes];
            for (int at = 0; at < content.length;) {
                at += wire.read(content, at, content.length - at);
            }
            text.setLength(text.length() - LITERAL.matcher(text).results().findFirst().orElseThrow().group().length());
            String quoted = new String(content, java.nio.charset.StandardCharsets.UTF_8).replace("\\", "\\\\").replace("\"", "\\\"");
            String rest = line();
            text.append('"').append(quoted).append('"').append(rest);
            bytes = literal(rest);
        }
        return text.toString();
    }
}
