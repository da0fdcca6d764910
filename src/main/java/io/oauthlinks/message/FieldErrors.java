package io.oauthlinks.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** Messages at the fields of a form, in the order of the fields; one per field, the first one counts. */
public final class FieldErrors {

    private final Map<String, Message> messages = new LinkedHashMap<>();

    public void add(String field, Message message) {
        messages.putIfAbsent(field, message);
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public boolean has(String field) {
        return messages.containsKey(field);
    }

    public Map<String, Message> byField() {
        return java.util.Collections.unmodifiableMap(messages);
    }

    /** @throws InvalidInput when there is at least one message */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new InvalidInput(this);
        }
    }

    @Override
    public String toString() {
        return messages.toString();
    }
}
