package io.oauthlinks.mailchannel.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of messages in headers (RFC 5322 section 3.6.4). */
final class MessageIds {

    private static final int MOST = 50;
    private static final int LONGEST = 900;
    private static final Pattern BRACKETED = Pattern.compile("<([^<>\\s]{1," + LONGEST + "}+)>");

    private MessageIds() {
    }

    /** The first one; also without brackets, as some programs write it. Empty when there is none. */
    static String first(String header) {
        List<String> all = all(header);
        String bare = header.strip();
        return !all.isEmpty() ? all.get(0) : bare.length() <= LONGEST && bare.matches("[^<>\\s]+") ? bare : "";
    }

    /** What a mail answers, the nearest first; References (whose last is the nearest) when In-Reply-To is missing or knows less. */
    static List<String> answered(String inReplyTo, String references) {
        Set<String> nearestFirst = new LinkedHashSet<>(all(inReplyTo));
        List<String> earlier = all(references);
        Collections.reverse(earlier);
        nearestFirst.addAll(earlier);
        return nearestFirst.stream().limit(MOST).toList();
    }

    private static List<String> all(String header) {
        List<String> ids = new ArrayList<>();
        Matcher id = BRACKETED.matcher(header);
        while (id.find()) {
            ids.add(id.group(1));
        }
        return ids;
    }
}
