package io.oauthlinks.host.product.store;

import java.net.URI;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Settings of the whole product, shared by all nodes. */
public final class Settings {

    private static final String BASE_URL = "jira.baseurl";
    private static final String BASE_URL_AT_START = "jira.baseurl.start";

    private final Tables tables;

    public Settings(Tables tables) {
        this.tables = tables;
    }

    /** What an administrator set; else what the first node was started with, so that it follows the node's port. */
    public URI baseUrl() {
        return get(BASE_URL).or(() -> get(BASE_URL_AT_START)).map(URI::create).orElseThrow();
    }

    public void setBaseUrl(URI url) {
        set(BASE_URL, url.toString());
    }

    /** Back to the address that the first node was started with. */
    public void resetBaseUrl() {
        tables.sql("delete from product_setting where name = ?").param(BASE_URL).update();
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

    private int update(String name, String content) {
        return tables.sql("update product_setting set content = ? where name = ?").params(content, name).update();
    }

    private void insert(String name, String content) {
        tables.sql("insert into product_setting (name, content) values (?, ?)").params(name, content).update();
    }
}
