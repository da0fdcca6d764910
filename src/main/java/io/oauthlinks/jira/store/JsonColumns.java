package io.oauthlinks.jira.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists, maps and records in a text column. */
final class JsonColumns {

    /** A node of a newer version may have written fields that this one does not know. */
    private static final ObjectMapper MAPPER = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private JsonColumns() {
    }

    static String write(Object value) {
        try {
            return value == null ? null : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + value.getClass().getName(), e);
        }
    }

    /** Null for an empty column. */
    static <T> T read(String column, TypeReference<T> type) {
        try {
            return column == null ? null : MAPPER.readValue(column, type);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("A column does not hold the JSON of " + type.getType(), e);
        }
    }

    static Map<String, String> readMap(String column) {
        Map<String, String> map = read(column, new TypeReference<LinkedHashMap<String, String>>() { });
        return map == null ? Map.of() : map;
    }
}
