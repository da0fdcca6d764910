package io.oauthlinks.mailchannel.message;

/** Takes out of foreign text what no screen, database or header can bear. */
final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {
    }

    /** Text of several lines, which end with a line feed; of control characters only those and tabs stay. */
    static String body(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (point == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (endsLine(point)) {
                clean.append('\n');
            } else if (point == 0xA0) {
                clean.append(' ');
            } else if (point == '\t' || !Character.isISOControl(point)) {
                clean.appendCodePoint(writable(point));
            }
        }
        return clean.toString().stripTrailing();
    }

    /** One line, white space as single spaces; no control characters, and none that turn the direction of writing (they forge what people read). */
    static String line(String text, int most) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), most) + 16);
        boolean space = false;
        for (int i = 0, point; i < text.length() && clean.length() <= most; i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (Character.isISOControl(point) || Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                space = !clean.isEmpty();
            } else if (!turnsDirection(point)) {
                clean.append(space ? " " : "").appendCodePoint(writable(point));
                space = false;
            }
        }
        return cut(clean.toString(), most);
    }

    /** The beginning; no half of a character stays. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    static boolean turnsDirection(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069 || point == 0x200E || point == 0x200F || point == 0x061C;
    }

    private static boolean endsLine(int point) {
        return point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    /** Half characters and those that Unicode keeps free break databases and XML. */
    private static int writable(int point) {
        boolean half = point >= 0xD800 && point <= 0xDFFF;
        boolean free = (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
        return half || free ? REPLACEMENT : point;
    }
}
