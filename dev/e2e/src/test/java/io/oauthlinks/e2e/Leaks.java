package io.oauthlinks.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Known secret values, to be searched for where they must not be. */
final class Leaks {

    private final Set<String> secrets = new LinkedHashSet<>();

    void add(String secret) {
        secrets.add(secret);
    }

    void addAll(Collection<String> more) {
        secrets.addAll(more);
    }

    int count() {
        return secrets.size();
    }

    /** Each secret as it is and in the spellings in which it travels. */
    void requireNoneIn(String text, String where) {
        for (String secret : secrets) {
            for (String spelling : List.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8),
                    Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))) {
                int found = text.indexOf(spelling);
                if (found >= 0) {
                    String around = text.substring(Math.max(0, found - 200), Math.min(text.length(), found + spelling.length() + 100));
                    throw new AssertionError("A secret is in the " + where + ": ..." + around.replace(spelling, "<<<" + spelling + ">>>"));
                }
            }
        }
    }
}
