package io.oauthlinks.host.product.store;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;

/** Settings of the whole product, shared by all nodes. As in Jira each node keeps in memory what every request asks for. */
public final class Settings {

    /** What nodes tell each other when a setting may have changed. */
    public static final String TOPIC = "settings";

    /** English, German, and English in marks by which untranslated text is seen. */
    public static final Set<Locale> LANGUAGES = Set.of(Locale.US, Locale.GERMANY, Locale.forLanguageTag("en-XA"));

    private static final String LANGUAGE = "jira.i18n.default.locale";
    private static final String BASE_URL = "jira.baseurl";
    private static final String BASE_URL_AT_START = "jira.baseurl.start";

    private final Tables tables;
    private final AtomicLong changes = new AtomicLong();
    private volatile URI baseUrl;
    private volatile Locale language;

    public Settings(Tables tables) {
        this.tables = tables;
    }

    /** What an administrator set; else what the first node was started with, so that it follows the node's port. */
    public URI baseUrl() {
        URI known = baseUrl;
        if (known != null) {
            return known;
        }
        long before = changes.get();
        URI read = get(BASE_URL).or(() -> get(BASE_URL_AT_START)).map(URI::create).orElseThrow();
        synchronized (changes) {
            // what was read before a change and comes home after it is not kept
            if (changes.get() == before) {
                baseUrl = read;
            }
        }
        return read;
    }

    /** Asked for by every text of a page, and so kept as the base URL is. */
    public Locale language() {
        Locale known = language;
        if (known != null) {
            return known;
        }
        long before = changes.get();
        Locale read = get(LANGUAGE).map(Locale::forLanguageTag).orElse(Locale.US);
        synchronized (changes) {
            if (changes.get() == before) {
                language = read;
            }
        }
        return read;
    }

    /** One of {@link #LANGUAGES}; others are ignored. */
    public void setLanguage(String tag) {
        if (LANGUAGES.contains(Locale.forLanguageTag(tag))) {
            set(LANGUAGE, tag);
        }
    }

    public void setBaseUrl(URI url) {
        set(BASE_URL, url.toString());
    }

    /** What is kept may have changed, here or on another node. */
    public void forget() {
        synchronized (changes) {
            changes.incrementAndGet();
            baseUrl = null;
            language = null;
        }
    }

    /** Back to the address that the first node was started with. */
    public void resetBaseUrl() {
        changing(() -> tables.sql("delete from product_setting where name = ?").param(BASE_URL).update());
    }

    /** Called at the start, by one node after the other: the first node decides, another one only if no first node ever ran. */
    public void startedAt(URI url, int node) {
        if (node == 1 || get(BASE_URL_AT_START).isEmpty()) {
            set(BASE_URL_AT_START, url.toString());
        }
    }

    public Optional<String> get(String name) {
        return tables.sql("select content from product_setting where name = ?").param(name).query(String.class).optional();
    }

    public void set(String name, String content) {
        if (update(name, content) == 0) {
            try {
                insert(name, content);
            } catch (DuplicateKeyException anotherNodeWasFaster) {
                update(name, content);
            }
        }
    }

    private int changing(Supplier<Integer> change) {
        try {
            return tables.together(() -> {
                int rows = change.get();
                tables.announce(TOPIC);
                return rows;
            });
        } finally {
            forget();
        }
    }

    private int update(String name, String content) {
        return changing(() -> tables.sql("update product_setting set content = ? where name = ?").params(content, name).update());
    }

    private void insert(String name, String content) {
        changing(() -> tables.sql("insert into product_setting (name, content) values (?, ?)").params(name, content).update());
    }
}
