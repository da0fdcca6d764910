package io.oauthlinks.host.product.user;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everybody at one moment, as a node keeps it in memory. Names do not tell upper from lower case. */
final class Directory {

    private final Map<String, User> byKey = new TreeMap<>();
    private final Map<String, User> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, List<User>> byEmail = new HashMap<>();

    Directory(Iterable<User> users) {
        for (User user : users) {
            byKey.put(user.key(), user);
            byName.put(user.name(), user);
        }
        byName.values().forEach(user -> byEmail.computeIfAbsent(lowerCase(user.email()), email -> new ArrayList<>()).add(user));
    }

    Optional<User> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<User> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<User> byEmail(String email) {
        return List.copyOf(byEmail.getOrDefault(lowerCase(email), List.of()));
    }

    private static String lowerCase(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    List<User> all() {
        return List.copyOf(byName.values());
    }
}
