package io.oauthlinks.host.product.user;

import io.oauthlinks.host.product.store.Remembered;
import io.oauthlinks.host.product.store.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Users and groups. As in Jira each node keeps everybody in memory, and forgets everybody when a node changes somebody. */
public final class Users {

    /** What nodes tell each other when somebody has changed. */
    public static final String TOPIC = "users";

    private static final String SELECT = "select u.user_key, u.user_name, u.display_name, u.email, u.active, m.group_name"
            + " from product_user u left join product_member m on m.user_key = u.user_key order by u.user_name";

    /** Checked when there is no such user, so that the answer takes the same time. */
    private static final String NOBODY = Passwords.hash("nobody");

    private final Tables tables;
    private final Remembered<Directory> directory;
    private final List<Consumer<User>> passwordListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<User>> deletionListeners = new CopyOnWriteArrayList<>();
    /** Jira keeps the key of a deleted user, and gives it to the next one of the same name. */
    private final Map<String, String> keysOfTheDeleted = new ConcurrentHashMap<>();

    public Users(Tables tables) {
        this.tables = tables;
        this.directory = new Remembered<>(tables, TOPIC, Users::read);
    }

    public Optional<User> byKey(String key) {
        return directory.get().byKey(key);
    }

    /** A user who must exist: when this node does not know the key, another one has just added it. */
    public User fresh(String key) {
        Optional<User> known = byKey(key);
        if (known.isEmpty()) {
            forget();
            known = byKey(key);
        }
        return known.orElseThrow(() -> new IllegalStateException("There is no user " + key));
    }

    /** Everyone with this address, active or not, by name; upper and lower case are the same. */
    public List<User> byEmail(String email) {
        return directory.get().byEmail(email);
    }

    /** Names do not tell upper from lower case. */
    public Optional<User> byName(String name) {
        return directory.get().byName(name);
    }

    /** Everyone, by name. */
    public List<User> all() {
        return directory.get().all();
    }

    /** All groups with the number of their members. */
    public Map<String, Integer> groups() {
        Map<String, Integer> groups = new LinkedHashMap<>();
        tables.sql("select g.group_name, count(m.user_key) as members from product_group g"
                        + " left join product_member m on m.group_name = g.group_name group by g.group_name order by g.group_name")
                .query((row, number) -> groups.put(row.getString("group_name"), row.getInt("members"))).list();
        return groups;
    }

    /** The user, if the password is right and the user active. */
    public Optional<User> authenticate(String name, String password) {
        Optional<User> user = byName(name).filter(User::active);
        String hash = user.flatMap(this::passwordHash).orElse(NOBODY);
        return Passwords.matches(password, hash) ? user : Optional.empty();
    }

    private Optional<String> passwordHash(User user) {
        return tables.sql("select password_hash from product_user where user_key = ?").param(user.key()).query(String.class).optional();
    }

    /** Adds a user, and the groups that do not exist yet. */
    public User add(User user, String password) {
        return directory.changing(() -> {
            tables.sql("insert into product_user (user_key, user_name, display_name, email, password_hash, active) values (?, ?, ?, ?, ?, ?)")
                    .params(user.key(), user.name(), user.displayName(), user.email(), Passwords.hash(password), user.active()).update();
            user.groups().forEach(group -> addMember(user, group));
            return user;
        });
    }

    /** The key that the last user of this name had, who was deleted on this node. */
    public Optional<String> lastKey(String name) {
        return Optional.ofNullable(keysOfTheDeleted.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A key as Jira makes them: that of a deleted user of this name, else one that nobody has or had. */
    public String keyFor(String name) {
        return lastKey(name).orElseGet(this::newKey);
    }

    private String newKey() {
        return tables.together(() -> {
            String token = UUID.randomUUID().toString();
            tables.sql("insert into product_user_number (token) values (?)").param(token).update();
            return "JIRAUSER" + tables.sql("select id from product_user_number where token = ?").param(token).query(Long.class).single();
        });
    }

    /** Writes name, display name, e-mail address and whether the user is active; the key says who it is. */
    public User update(User user) {
        return directory.changing(() -> {
            tables.sql("update product_user set user_name = ?, display_name = ?, email = ?, active = ? where user_key = ?")
                    .params(user.name(), user.displayName(), user.email(), user.active(), user.key()).update();
            return user;
        });
    }

    /** With groups and personal access tokens; fails for somebody to whom issues or projects refer. */
    public void delete(User user) {
        directory.changing(() -> {
            tables.sql("delete from product_member where user_key = ?").param(user.key()).update();
            tables.sql("delete from product_access_token where user_key = ?").param(user.key()).update();
            tables.sql("delete from product_role_actor where actor = ?").param(user.key()).update();
            return tables.sql("delete from product_user where user_key = ?").param(user.key()).update();
        });
        keysOfTheDeleted.put(user.name().toLowerCase(Locale.ROOT), user.key());
        deletionListeners.forEach(listener -> listener.accept(user));
    }

    public void setPassword(User user, String password) {
        tables.sql("update product_user set password_hash = ? where user_key = ?").params(Passwords.hash(password), user.key()).update();
        passwordListeners.forEach(listener -> listener.accept(user));
    }

    /** Told on the node on which a user was deleted. */
    public void onDeletion(Consumer<User> listener) {
        deletionListeners.add(listener);
    }

    /** Told on the node on which a password was changed. */
    public void onPasswordChange(Consumer<User> listener) {
        passwordListeners.add(listener);
    }

    public void join(User user, String group) {
        directory.changing(() -> {
            addMember(user, group);
            return user;
        });
    }

    public void leave(User user, String group) {
        directory.changing(() -> tables.sql("delete from product_member where group_name = ? and user_key = ?").params(group, user.key()).update());
    }

    private void addMember(User user, String group) {
        if (!groups().containsKey(group)) {
            tables.sql("insert into product_group (group_name) values (?)").param(group).update();
        }
        tables.sql("insert into product_member (group_name, user_key) values (?, ?)").params(group, user.key()).update();
    }

    /** Somebody has changed, here or on another node. */
    public void forget() {
        directory.forget();
    }

    private static Directory read(Tables tables) {
        Map<String, User> users = new LinkedHashMap<>();
        tables.sql(SELECT).query(row -> {
            Set<String> groups = new HashSet<>();
            String key = row.getString("user_key");
            if (users.containsKey(key)) {
                groups.addAll(users.get(key).groups());
            }
            if (row.getString("group_name") != null) {
                groups.add(row.getString("group_name"));
            }
            users.put(key, new User(key, row.getString("user_name"), row.getString("display_name"), row.getString("email"),
                    row.getBoolean("active"), groups));
        });
        return new Directory(new ArrayList<>(users.values()));
    }
}
