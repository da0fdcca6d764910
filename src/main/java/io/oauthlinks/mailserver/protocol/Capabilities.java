package io.oauthlinks.mailserver.protocol;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a server says it can do: words in upper case as IMAP writes them (RFC 9051 section 7.2.2); POP3's SASL line
 * (RFC 5034) becomes {@code AUTH=} words.
 *
 * @param known false when the server does not answer the question, as old POP3 servers
 */
public record Capabilities(Set<String> words, boolean known) {

    static final Capabilities UNKNOWN = new Capabilities(Set.of(), false);

    public Capabilities {
        words = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(words));
    }

    static Capabilities of(Collection<String> words) {
        return new Capabilities(words.stream().map(word -> word.toUpperCase(Locale.ROOT)).collect(
                java.util.stream.Collectors.toCollection(LinkedHashSet::new)), true);
    }

    public boolean has(String word) {
        return words.contains(word);
    }

    public boolean offers(String mechanism) {
        return has("AUTH=" + mechanism);
    }

    /** The SASL mechanisms, for people. */
    public List<String> mechanisms() {
        return words.stream().filter(word -> word.startsWith("AUTH=")).map(word -> word.substring(5)).toList();
    }
}
