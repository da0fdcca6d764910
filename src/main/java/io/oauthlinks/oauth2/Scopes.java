package io.oauthlinks.oauth2;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** An ordered set of scope tokens (RFC 6749 section 3.3); written with single blanks between them. */
public record Scopes(List<String> values) {

    public static final Scopes NONE = new Scopes(List.of());

    public Scopes {
        values = List.copyOf(new LinkedHashSet<>(values));
    }

    public static Scopes of(String... values) {
        return new Scopes(List.of(values));
    }

    /** Splits at any white space; duplicates collapse, null and blank give {@link #NONE}. */
    public static Scopes parse(String text) {
        return text == null || text.isBlank() ? NONE : new Scopes(List.of(text.trim().split("\\s+")));
    }

    public boolean contains(String scope) {
        return values.contains(scope);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Scopes with(String scope) {
        Collection<String> more = new LinkedHashSet<>(values);
        more.add(scope);
        return new Scopes(List.copyOf(more));
    }

    @Override
    public String toString() {
        return String.join(" ", values);
    }
}
