package io.oauthlinks.mailchannel.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subject says beside its words.
 *
 * @param text      without the prefixes of answers and forwarded mails, in whatever depth; may be empty
 * @param forwarded whether the outermost prefix is that of a forwarded mail
 * @param issueKeys what looks like keys of issues, in their order, at most {@value #MOST_KEYS}; whether they exist, Jira knows
 */
public record SubjectLine(String text, boolean forwarded, List<String> issueKeys) {

    private static final int MOST_KEYS = 5;
    private static final Set<String> FORWARDS = Set.of("fw", "fwd", "wg", "tr", "rv", "enc", "vb", "vl", "doorst", "i", "pd",
            "\u8f6c\u53d1", "\u8f49\u5bc4");
    /** Of mail programs in many languages; {@code Re[2]:} counts, and Chinese ones have a colon of their own. */
    private static final Pattern PREFIX = Pattern.compile("(?iu)\\s*+(re|aw|sv|vs|antw|res|r|odp|ynt|"
            + "fw|fwd|wg|tr|rv|enc|vb|vl|doorst|i|pd|\u56de\u590d|\u7b54\u590d|\u56de\u8986|\u8f6c\u53d1|\u8f49\u5bc4)"
            + "(?:\\[\\d{1,3}]|\\(\\d{1,3}\\))?\\s?[:\uff1a]");
    private static final Pattern ISSUE_KEY = Pattern.compile("(?<![A-Za-z0-9_-])[A-Z][A-Z0-9_]{1,254}+-[1-9]\\d{0,17}+(?![A-Za-z0-9_]|-\\d)");

    public SubjectLine {
        issueKeys = List.copyOf(issueKeys);
    }

    /** @param subject decoded, one line */
    public static SubjectLine of(String subject) {
        Matcher prefix = PREFIX.matcher(subject);
        int end = 0;
        boolean forwarded = false;
        while (prefix.region(end, subject.length()).lookingAt()) {
            forwarded = end == 0 ? FORWARDS.contains(prefix.group(1).toLowerCase(Locale.ROOT)) : forwarded;
            end = prefix.end();
        }
        String text = subject.substring(end).strip();
        return new SubjectLine(text, forwarded, keys(text));
    }

    private static List<String> keys(String text) {
        List<String> keys = new ArrayList<>();
        Matcher key = ISSUE_KEY.matcher(text);
        while (keys.size() < MOST_KEYS && key.find()) {
            if (!keys.contains(key.group())) {
                keys.add(key.group());
            }
        }
        return keys;
    }
}
