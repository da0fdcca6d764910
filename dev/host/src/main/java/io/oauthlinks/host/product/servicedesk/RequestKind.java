package io.oauthlinks.host.product.servicedesk;

import java.util.List;
import java.util.Optional;

/**
 * A request type.
 *
 * @param fields of its form, besides summary and description
 */
public record RequestKind(int id, long projectId, long issueTypeId, String name, String description, List<Field> fields) {

    /** @param id such as {@code customfield_10200} */
    public record Field(String id, String name, boolean required) { }

    public RequestKind {
        fields = List.copyOf(fields);
    }

    Optional<Field> field(String fieldId) {
        return fields.stream().filter(field -> field.id().equals(fieldId)).findFirst();
    }
}
