package io.oauthlinks.jira.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A JSON object as the values of a form: texts, numbers and true or false become the text that a person would type, null becomes empty. Where a
 * field takes several values, one in each line, an array of texts is such a text, too.
 */
final class JsonForm {

    static final int MOST_BYTES = 256 * 1024;

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Set<String> fields;
    private final Set<String> readOnly;
    private final Set<String> lists;

    /** @param readOnly fields of an answer that may come back as they are and are ignored */
    JsonForm(Collection<String> fields, Collection<String> readOnly) {
        this(fields, readOnly, Set.of());
    }

    /** @param lists fields that take several values */
    JsonForm(Collection<String> fields, Collection<String> readOnly, Collection<String> lists) {
        this.fields = new HashSet<>(fields);
        this.readOnly = Set.copyOf(readOnly);
        this.lists = Set.copyOf(lists);
    }

    /**
     * @throws Unreadable                          when it is too large or no JSON object
     * @throws io.oauthlinks.message.InvalidInput for unknown fields, and for lists and objects as values
     */
    Map<String, String> read(InputStream body) {
        JsonNode object = parse(body);
        FieldErrors errors = new FieldErrors();
        Map<String, String> values = new LinkedHashMap<>();
        object.fields().forEachRemaining(entry -> {
            String field = entry.getKey();
            if (readOnly.contains(field)) {
                return;
            }
            if (!fields.contains(field)) {
                errors.add(field, Message.of("oauth-links.rest.error.unknown-field"));
            } else if (lists.contains(field) && isListOfTexts(entry.getValue())) {
                values.put(field, lines(entry.getValue()));
            } else if (entry.getValue().isContainerNode()) {
                errors.add(field, Message.of("oauth-links.rest.error.not-plain"));
            } else {
                values.put(field, entry.getValue().isNull() ? "" : entry.getValue().asText());
            }
        });
        errors.throwIfAny();
        return values;
    }

    private static boolean isListOfTexts(JsonNode value) {
        return value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
    }

    private static String lines(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::textValue).collect(Collectors.joining("\n"));
    }

    private static JsonNode parse(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Unreadable(413, "oauth-links.rest.error.too-large");
            }
            JsonNode json = MAPPER.readTree(bytes);
            if (json == null || !json.isObject()) {
                throw new Unreadable(400, "oauth-links.rest.error.not-an-object");
            }
            return json;
        } catch (JsonProcessingException malformed) {
            // its message quotes the body, which may hold a secret
            throw new Unreadable(400, "oauth-links.rest.error.not-json");
        } catch (IOException e) {
            throw new Unreadable(400, "oauth-links.rest.error.not-read");
        }
    }

    /** The body says nothing that could be judged field by field. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String key;

        Unreadable(int status, String key) {
            super(key);
            this.status = status;
            this.key = key;
        }

        int status() {
            return status;
        }

        String key() {
            return key;
        }
    }
}
