package io.oauthlinks.mailchannel.message;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** File names of one mail's attachments, such as no system takes for anything else than a name. */
final class SafeNames {

    private static final int LONGEST = 200;
    private static final int LONGEST_ENDING = 20;
    /** Characters that some file system refuses or reads as a part of a path, a stream or a pattern. */
    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
    /** Devices of Windows, with whatever ending. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(?:con|prn|aux|nul|com\\d|lpt\\d|conin\\$|conout\\$)(?:\\..*)?");

    private final Set<String> taken = new HashSet<>();
    /** Of a name that was there before: where to go on counting. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param proposed as the mail says, may be anything; @param otherwise a safe name for when nothing of it stays */
    String take(String proposed, String otherwise) {
        String name = safe(proposed);
        String first = name.isEmpty() ? otherwise : name;
        String free = first;
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            free = fitted(first, " (" + numbers.merge(first.toLowerCase(Locale.ROOT), 2, (number, begin) -> number + 1) + ")");
        }
        return free;
    }

    private static String safe(String proposed) {
        String last = proposed.substring(Math.max(proposed.lastIndexOf('/'), proposed.lastIndexOf('\\')) + 1);
        StringBuilder visible = new StringBuilder();
        PlainText.line(last, 4 * LONGEST).codePoints().filter(point -> Character.getType(point) != Character.FORMAT)
                .forEach(visible::appendCodePoint);
        String name = FORBIDDEN.matcher(Normalizer.normalize(visible, Normalizer.Form.NFC)).replaceAll("_");
        name = fitted(trimmed(name), "");
        return DEVICE.matcher(name).matches() ? fitted("_" + name, "") : name;
    }

    /** No dot in front, which hides; neither dot nor space behind, which Windows drops. */
    private static String trimmed(String name) {
        int begin = 0;
        int end = name.length();
        while (begin < end && ". ".indexOf(name.charAt(begin)) >= 0) {
            begin++;
        }
        while (end > begin && ". ".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(begin, end);
    }

    /** With an addition before the ending, and short enough. */
    private static String fitted(String name, String addition) {
        int dot = name.lastIndexOf('.');
        int ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? dot : name.length();
        int room = LONGEST - addition.length() - (name.length() - ending);
        return PlainText.cut(name.substring(0, ending), room) + addition + name.substring(ending);
    }
}
