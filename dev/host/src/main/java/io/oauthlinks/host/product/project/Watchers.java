package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;

/** Who hears of what happens to an issue. */
public final class Watchers {

    private final Tables tables;
    private final Users users;
    private final Settings settings;

    Watchers(Tables tables, Users users, Settings settings) {
        this.tables = tables;
        this.users = users;
        this.settings = settings;
    }

    public List<User> of(Issue issue) {
        return tables.sql("select user_key from product_watcher where issue_id = ? order by user_key").param(issue.id()).query(String.class).list()
                .stream().map(users::fresh).toList();
    }

    /** A user who watches already stays. */
    public void add(Issue issue, User user) {
        settings.requireWritable();
        try {
            tables.sql("insert into product_watcher (issue_id, user_key) values (?, ?)").params(issue.id(), user.key()).update();
        } catch (DuplicateKeyException watchesAlready) {
            return;
        }
    }

    public void remove(Issue issue, User user) {
        settings.requireWritable();
        tables.sql("delete from product_watcher where issue_id = ? and user_key = ?").params(issue.id(), user.key()).update();
    }
}
