package io.oauthlinks.host.product.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How templates write dates and names. */
public final class Text {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MMM/yy h:mm a", Locale.ENGLISH);

    /** An instant in the server's time zone, as Jira writes it. */
    public String date(Instant instant) {
        return DATE.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** The letters in the avatar of a person or project: the first of the first two words. */
    public String initials(String name) {
        StringBuilder letters = new StringBuilder();
        for (String word : name.trim().split("\\s+")) {
            if (letters.length() < 2 && !word.isEmpty()) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return letters.toString();
    }

    /** As a part of a URL's path. */
    public static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** One of the avatar colours in the style sheet, always the same for a name. */
    public int colour(String name) {
        return Math.floorMod(name.hashCode() * 31 >>> 9, 6);
    }
}
