package io.oauthlinks.mailserver;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.Message;
import java.util.Optional;

/** Rules for one typed text each; what they find is added to the field. */
final class FieldRules {

    private static final String KEYS = "oauth-links.mail-server.edit.";
    private final FieldErrors errors;

    FieldRules(FieldErrors errors) {
        this.errors = errors;
    }

    void refuse(String field, String reason, Object... arguments) {
        errors.add(field, Message.of(KEYS + "error." + field + "." + reason, arguments));
    }

    /** Present, at most {@code longest} characters, without control characters. */
    boolean requiredLine(String field, String text, int longest) {
        if (text.isBlank()) {
            errors.add(field, Message.of(KEYS + "error.required"));
            return false;
        }
        return line(field, text, longest);
    }

    /** As {@link #requiredLine}, or empty. */
    boolean line(String field, String text, int longest) {
        return free(field, text, longest, "");
    }

    /** Line breaks and tabs are welcome, other control characters are not. */
    boolean lines(String field, String text, int longest) {
        return free(field, text, longest, "\r\n\t");
    }

    private boolean free(String field, String text, int longest, String welcome) {
        if (text.codePointCount(0, text.length()) > longest) {
            errors.add(field, Message.of(KEYS + "error.too-long", longest));
        } else if (text.chars().anyMatch(c -> Character.isISOControl(c) && welcome.indexOf(c) < 0)) {
            errors.add(field, Message.of(KEYS + "error.control-characters"));
        } else if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            errors.add(field, Message.of(KEYS + "error.broken-characters"));
        } else {
            return true;
        }
        return false;
    }

    /** A whole number from {@code least} to {@code most}. */
    Optional<Integer> number(String field, String text, int least, int most) {
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        errors.add(field, Message.of(KEYS + "error.number", least, most));
        return Optional.empty();
    }

    <E extends Enum<E>> Optional<E> choice(String field, String text, Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return Optional.of(value);
            }
        }
        errors.add(field, Message.of(KEYS + "error.choice"));
        return Optional.empty();
    }

    /** A row number; empty text is 0. */
    long row(String field, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("\\d{1,18}")) {
            return Long.parseLong(text);
        }
        errors.add(field, Message.of(KEYS + "error.choice"));
        return 0;
    }
}
