package io.oauthlinks.jira.issue;

/**
 * Makes a text from outside safe for fields that Jira renders as wiki markup (ADR 29). Whatever runs, loads, links under another name or mentions
 * somebody begins with one of three characters; these get a backslash and stay readable. Bold, lists and the like do no harm and stay as they are.
 */
final class WikiText {

    /** In place of a backslash that would otherwise take the meaning from the backslash behind it, or make a line break with it. */
    private static final String BACKSLASH = "&#92;";

    private final String note;
    private final int most;
    private final StringBuilder literal;
    /** Length up to which the note still fits. */
    private int cut;

    private WikiText(int expected, int most, String note) {
        this.note = note;
        this.most = most;
        this.literal = new StringBuilder(expected);
    }

    /**
     * The text without control characters other than line feed and tab, at most so long.
     *
     * @param most characters of the result
     * @param note ends a text that was cut
     */
    static String literal(String text, int most, String note) {
        WikiText result = new WikiText(Math.min(most, text.length()) + BACKSLASH.length(), most, note);
        boolean fits = true;
        for (int begin = 0; fits && begin < text.length();) {
            int feed = text.indexOf('\n', begin);
            int end = feed < 0 ? text.length() : feed + 1;
            fits = result.addLine(text.substring(begin, end));
            begin = end;
        }
        return result.literal.toString();
    }

    /** False when the text has been cut, which ends it. */
    private boolean addLine(String line) {
        // an image is !name! within a line: a single exclamation mark, as in a sentence or a URL, is none
        boolean mayHoldImage = line.indexOf('!') != line.lastIndexOf('!');
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            addCharacter(line, at, mayHoldImage);
            if (literal.length() > most) {
                literal.setLength(cut);
                literal.append(note);
                return false;
            }
            if (literal.length() <= most - note.length()) {
                cut = literal.length();
            }
        }
        return true;
    }

    private void addCharacter(String line, int at, boolean mayHoldImage) {
        int character = line.codePointAt(at);
        switch (character) {
            case '{', '[' -> literal.append('\\').append((char) character);
            case '!' -> literal.append(mayHoldImage && !isBlankAfter(line, at) ? "\\!" : "!");
            case '\\' -> literal.append(meansNothing(line, at) ? "\\" : BACKSLASH);
            case '\n', '\t' -> literal.append((char) character);
            default -> {
                if (!Character.isISOControl(character)) {
                    literal.appendCodePoint(isHalf(character) ? '\uFFFD' : character);
                }
            }
        }
    }

    private static boolean isBlankAfter(String line, int at) {
        return at + 1 >= line.length() || Character.isWhitespace(line.charAt(at + 1));
    }

    /** A backslash before a letter, a digit or a blank, as in most Windows paths. */
    private static boolean meansNothing(String line, int at) {
        return (at == 0 || line.charAt(at - 1) != '\\') && at + 1 < line.length()
                && (Character.isLetterOrDigit(line.charAt(at + 1)) || line.charAt(at + 1) == ' ');
    }

    /** Half of a pair, which no database takes. */
    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
