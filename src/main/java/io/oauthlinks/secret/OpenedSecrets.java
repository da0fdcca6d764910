package io.oauthlinks.secret;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was opened lately, so that a list of 1,000 rows does not decrypt them anew each time. Bounded; failures are not kept. */
final class OpenedSecrets {

    private static final int MAX_ENTRIES = 4000;
    private static final int MAX_LENGTH = 8 * 1024;
    private final Map<String, Secret> secrets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Secret> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    Secret get(String sealed, String place, Supplier<Secret> opening) {
        if (sealed.length() > MAX_LENGTH) {
            return opening.get();
        }
        String key = place + '\n' + sealed;
        Secret known;
        synchronized (secrets) {
            known = secrets.get(key);
        }
        if (known == null) {
            known = opening.get();
            synchronized (secrets) {
                secrets.put(key, known);
            }
        }
        return known;
    }
}
