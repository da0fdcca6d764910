package io.oauthlinks.mailserver.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The lines of a conversation for people, without credentials and challenges, bounded in length. */
public final class Transcript {

    private static final int LONGEST_LINE = 500;
    private static final int MOST_LINES = 200;
    private static final String LEFT_OUT = "[left out]";

    private final List<String> lines = new ArrayList<>();
    private final List<String> concealed = new ArrayList<>();

    /** From now on the text appears nowhere, neither as it is nor in base64: a server may echo what it was sent. */
    void conceal(String secret) {
        if (!secret.isEmpty()) {
            concealed.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            concealed.add(secret);
        }
    }

    /** @param line without credentials; names in it stay, even one that is also the password */
    void sent(String line) {
        add("C: " + onOneLine(line));
    }

    void received(String line) {
        // a continuation in either protocol; in a login it holds a challenge
        add("S: " + (line.startsWith("+ ") && line.length() > 2 ? "+ [challenge left out]" : clean(line)));
    }

    /** A remark of ours between the lines. */
    public void note(String text) {
        add("-- " + text);
    }

    private void add(String line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        } else if (lines.size() == MOST_LINES) {
            lines.add("-- further lines left out");
        }
    }

    /** The text on one line, without secrets and control characters, cut to a readable length. */
    String clean(String text) {
        String clean = text;
        for (String secret : concealed) {
            clean = clean.replace(secret, LEFT_OUT);
        }
        return onOneLine(clean);
    }

    private static String onOneLine(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "\uFFFD").strip();
        return clean.length() <= LONGEST_LINE ? clean : clean.substring(0, LONGEST_LINE) + "\u2026";
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
