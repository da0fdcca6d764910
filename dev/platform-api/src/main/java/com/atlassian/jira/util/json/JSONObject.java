package com.atlassian.jira.util.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON object. */
public class JSONObject {

    private final ObjectNode node;

    public JSONObject(String source) throws JSONException {
        try {
            node = new ObjectMapper().readValue(source, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new JSONException(e.getOriginalMessage());
        }
    }

    /** As JSON, in one line. */
    @Override
    public String toString() {
        return node.toString();
    }
}
