package io.oauthlinks.mailchannel;

import java.util.List;

/**
 * What a mail that answers nothing becomes. Numbers are Jira's, as text where Jira has them as text.
 *
 * @param requestTypeId of a service project; 0 for an issue of {@code issueTypeId}, which customers do not see in the portal
 * @param issueTypeId   empty when a request type says it
 * @param priorityId    empty for Jira's default
 * @param fields        values for fields that Jira requires, by field id such as {@code customfield_10010}
 */
public record Target(int requestTypeId, String issueTypeId, String priorityId, List<String> labels, List<Long> componentIds,
                     List<FieldValue> fields) {

    public Target {
        labels = List.copyOf(labels);
        componentIds = List.copyOf(componentIds);
        fields = List.copyOf(fields);
    }

    /** @param fieldId Jira's id of the field */
    public record FieldValue(String fieldId, String value) { }
}
