package io.oauthlinks.host.product.api;

import java.util.Optional;

/** What Jira takes as text. */
final class Texts {

    static final int LIMIT = 32_767;
    private static final int LABEL = 255;
    static final String TOO_LONG = "The entered text is too long. It exceeds the allowed limit of 32,767 characters.";

    private Texts() {
    }

    /** Why Jira does not take a label; empty if it does. */
    static Optional<String> wrongLabel(String label) {
        if (label.isEmpty() || label.chars().anyMatch(Character::isWhitespace)) {
            return Optional.of("The label '" + label + "' contains spaces which is invalid.");
        }
        return label.length() <= LABEL ? unstorable(label)
                : Optional.of("The label '" + label + "' exceeds the maximum length for labels of " + LABEL + " characters.");
    }

    /** Why the database would not take it: PostgreSQL has no NUL, and no encoding has half a character. */
    static Optional<String> unstorable(String text) {
        boolean half = text.codePoints().anyMatch(each -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE);
        return half || text.indexOf('\0') >= 0 ? Optional.of("The text contains characters that cannot be stored.") : Optional.empty();
    }
}
