package io.oauthlinks.host.product.store;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;

/** Settings of the whole product, shared by all nodes. As in Jira each node keeps them in memory, because every request asks for some. */
public final class Settings {

    /** What nodes tell each other when a setting may have changed. */
    public static final String TOPIC = "settings";

    /** English, German, and English in marks by which untranslated text is seen. */
    public static final Set<Locale> LANGUAGES = Set.of(Locale.US, Locale.GERMANY, Locale.forLanguageTag("en-XA"));

    /** Largest attachment in bytes until somebody sets another size, as in Jira. */
    public static final long ATTACHMENT_LIMIT = 10_485_760;

    private static final String LANGUAGE = "jira.i18n.default.locale";
    private static final String BASE_URL = "jira.baseurl";
    private static final String BASE_URL_AT_START = "jira.baseurl.start";
    private static final String ATTACHMENT_SIZE = "webwork.multipart.maxSize";
    private static final String READ_ONLY = "jira.read.only";

    private final Tables tables;
    private final AtomicLong changes = new AtomicLong();
    private volatile Map<String, String> contents;

    public Settings(Tables tables) {
        this.tables = tables;
    }

    /** What an administrator set; else what the first node was started with, so that it follows the node's port. */
    public URI baseUrl() {
        return get(BASE_URL).or(() -> get(BASE_URL_AT_START)).map(URI::create).orElseThrow();
    }

    public Locale language() {
        return get(LANGUAGE).map(Locale::forLanguageTag).orElse(Locale.US);
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

    /** Size of the largest attachment in bytes. */
    public long attachmentLimit() {
        return get(ATTACHMENT_SIZE).map(Long::valueOf).orElse(ATTACHMENT_LIMIT);
    }

    public void setAttachmentLimit(long bytes) {
        set(ATTACHMENT_SIZE, String.valueOf(bytes));
    }

    /** Whether nobody may change anything in projects and issues for the time being. */
    public boolean readOnly() {
        return get(READ_ONLY).filter("true"::equals).isPresent();
    }

    public void setReadOnly(boolean readOnly) {
        set(READ_ONLY, String.valueOf(readOnly));
    }

    /** @throws ReadOnly in read-only mode */
    public void requireWritable() {
        if (readOnly()) {
            throw new ReadOnly();
        }
    }

    /** What is kept may have changed, here or on another node. */
    public void forget() {
        synchronized (changes) {
            changes.incrementAndGet();
            contents = null;
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
        return Optional.ofNullable(contents().get(name));
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

    private Map<String, String> contents() {
        Map<String, String> known = contents;
        if (known != null) {
            return known;
        }
        long before = changes.get();
        Map<String, String> read = new HashMap<>();
        tables.sql("select name, content from product_setting").query(row -> {
            read.put(row.getString("name"), row.getString("content"));
        });
        synchronized (changes) {
            // what was read before a change and comes home after it is not kept
            if (changes.get() == before) {
                contents = read;
            }
        }
        return read;
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
