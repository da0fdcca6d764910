package io.oauthlinks.mailchannel;

import java.util.Arrays;

/** What failed, for the log: kinds and places of exceptions without their messages, which may quote a mail. */
public final class FailureTrace {

    private static final int LONGEST = 4000;
    private static final int PLACES = 20;

    private FailureTrace() {
    }

    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = failure; each != null && text.length() < LONGEST; each = each.getCause()) {
            text.append(each.getClass().getName());
            Arrays.stream(each.getStackTrace()).limit(PLACES).forEach(place -> text.append("\n\tat ").append(place));
            text.append('\n');
        }
        return text.toString();
    }
}
