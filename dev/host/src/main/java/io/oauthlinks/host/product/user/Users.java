package io.oauthlinks.host.product.user;

import io.oauthlinks.host.product.store.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Users and groups, read afresh each time, so that a change on one node holds on all. */
public final class Users {

    private static final String SELECT = "select u.user_key, u.user_name, u.display_name, u.email, m.group_name"
            + " from product_user u left join product_member m on m.user_key = u.user_key";

    /** Checked when there is no such user, so that the answer takes the same time. */
    private static final String NOBODY = Passwords.hash("nobody");

    private final Tables tables;

    public Users(Tables tables) {
        this.tables = tables;
    }

    public Optional<User> byKey(String key) {
        return select(" where u.user_key = ?", key).stream().findFirst();
    }

    /** Names do not tell upper from lower case. */
    public Optional<User> byName(String name) {
        return isName(name) ? select(" where lower(u.user_name) = lower(?)", name).stream().findFirst() : Optional.empty();
    }

    /** Everyone, by name. */
    public List<User> all() {
        return select(" order by u.user_name");
    }

    /** All groups with the number of their members. */
    public Map<String, Integer> groups() {
        Map<String, Integer> groups = new LinkedHashMap<>();
        tables.sql("select g.group_name, count(m.user_key) as members from product_group g"
                        + " left join product_member m on m.group_name = g.group_name group by g.group_name order by g.group_name")
                .query((row, number) -> groups.put(row.getString("group_name"), row.getInt("members"))).list();
        return groups;
    }

    /** The user, if the password is right. */
    public Optional<User> authenticate(String name, String password) {
        Optional<String> hash = !isName(name) ? Optional.empty() : tables.sql("select password_hash from product_user where lower(user_name) = lower(?)")
                .param(name).query(String.class).optional();
        boolean right = Passwords.matches(password, hash.orElse(NOBODY));
        return right && hash.isPresent() ? byName(name) : Optional.empty();
    }

    /** Adds a user, and the groups that do not exist yet. */
    public User add(User user, String password) {
        tables.sql("insert into product_user (user_key, user_name, display_name, email, password_hash) values (?, ?, ?, ?, ?)")
                .params(user.key(), user.name(), user.displayName(), user.email(), Passwords.hash(password)).update();
        Set<String> existing = groups().keySet();
        for (String group : user.groups()) {
            if (!existing.contains(group)) {
                tables.sql("insert into product_group (group_name) values (?)").param(group).update();
            }
            tables.sql("insert into product_member (group_name, user_key) values (?, ?)").params(group, user.key()).update();
        }
        return user;
    }

    /** PostgreSQL fails on a NUL instead of finding nothing. */
    private static boolean isName(String name) {
        return name.indexOf('\0') < 0;
    }

    private List<User> select(String condition, Object... values) {
        Map<String, User> users = new LinkedHashMap<>();
        tables.sql(SELECT + condition).params(List.of(values)).query(row -> {
            Set<String> groups = new HashSet<>();
            String key = row.getString("user_key");
            if (users.containsKey(key)) {
                groups.addAll(users.get(key).groups());
            }
            if (row.getString("group_name") != null) {
                groups.add(row.getString("group_name"));
            }
            users.put(key, new User(key, row.getString("user_name"), row.getString("display_name"), row.getString("email"), groups));
        });
        return new ArrayList<>(users.values());
    }
}
