package io.oauthlinks.incominglink;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters of a request to an endpoint, decoded, as they came. RFC 6749 section 3.1: one that is sent without a value counts as left out, and
 * none may be sent twice.
 */
public record SentParameters(Map<String, List<String>> values) {

    /** Longer than any value that we issue or register. */
    private static final int MOST_CHARACTERS = 4096;

    public SentParameters {
        values = Map.copyOf(values);
    }

    /** @throws ProtocolError {@code invalid_request} when it was sent twice, or is longer than 4,096 characters */
    public Optional<String> find(String name) {
        List<String> sent = values.getOrDefault(name, List.of());
        if (sent.size() > 1) {
            throw new ProtocolError("invalid_request", "parameter-repeated", name, "The parameter " + name + " was sent more than once.");
        }
        if (sent.isEmpty() || sent.get(0).isEmpty()) {
            return Optional.empty();
        }
        if (sent.get(0).length() > MOST_CHARACTERS) {
            throw new ProtocolError("invalid_request", "parameter-too-long", name, "The parameter " + name + " is too long.");
        }
        return Optional.of(sent.get(0));
    }

    /** @throws ProtocolError {@code invalid_request} when it is missing, was sent twice or is too long */
    public String require(String name) {
        return find(name).orElseThrow(() ->
                new ProtocolError("invalid_request", "parameter-missing", name, "The parameter " + name + " is missing."));
    }

    /** The names alone: values may be secrets. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
