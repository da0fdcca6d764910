package io.oauthlinks.host.product.store;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;

/** Settings of the whole product, shared by all nodes. As in Jira each node keeps the base URL in memory, which every other request asks for. */
public final class Settings {

    /** What nodes tell each other when the base URL may have changed. */
    public static final String TOPIC = "settings";

    private static final String BASE_URL = "jira.baseurl";
    private static final String BASE_URL_AT_START = "jira.baseurl.start";

    private final Tables tables;
    private final AtomicLong changes = new AtomicLong();
    private volatile URI baseUrl;

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

    public void setBaseUrl(URI url) {
        set(BASE_URL, url.toString());
    }

    /** The base URL may have changed, here or on another node. */
    public void forget() {
        synchronized (changes) {
            changes.incrementAndGet();
            baseUrl = null;
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
