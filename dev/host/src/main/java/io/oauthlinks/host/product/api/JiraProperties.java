package io.oauthlinks.host.product.api;

import com.atlassian.jira.entity.property.EntityProperty;
import com.atlassian.jira.entity.property.EntityPropertyQuery;
import com.atlassian.jira.entity.property.JsonEntityPropertyManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oauthlinks.host.product.project.Properties;
import java.util.List;
import java.util.stream.Stream;

/** Properties of issues, comments and other things for apps; asks for no permission. */
public final class JiraProperties implements JsonEntityPropertyManager {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Properties properties;

    private record Kept(Long getEntityId, String getKey, String getValue) implements EntityProperty {

        Kept(Properties.Property property) {
            this(property.entityId(), property.key(), property.content());
        }
    }

    public JiraProperties(Properties properties) {
        this.properties = properties;
    }

    /** @throws IllegalArgumentException for what is no JSON, or too long */
    @Override
    public void put(String entityName, Long entityId, String key, String json) {
        try {
            JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A property holds JSON");
        }
        properties.put(entityName, entityId, key, json);
    }

    @Override
    public EntityProperty get(String entityName, Long entityId, String key) {
        return properties.get(entityName, entityId, key).map(Kept::new).orElse(null);
    }

    @Override
    public EntityPropertyQuery<?> query() {
        return new Query();
    }

    private final class Query implements EntityPropertyQuery.ExecutableQuery {

        private String entityName;
        private Long entityId;
        private String key;
        private int maxResults = Integer.MAX_VALUE;

        @Override
        public ExecutableQuery entityName(String wanted) {
            entityName = wanted;
            return this;
        }

        @Override
        public ExecutableQuery entityId(Long wanted) {
            entityId = wanted;
            return this;
        }

        @Override
        public ExecutableQuery key(String wanted) {
            key = wanted;
            return this;
        }

        @Override
        public ExecutableQuery maxResults(int most) {
            maxResults = most;
            return this;
        }

        @Override
        public List<EntityProperty> find() {
            if (entityName == null || entityId == null && key == null) {
                throw new IllegalStateException("This host finds properties of an entity, or by their key");
            }
            Stream<Properties.Property> found = key == null ? properties.of(entityName, entityId).stream()
                    : entityId == null ? properties.withKey(entityName, key).stream() : properties.get(entityName, entityId, key).stream();
            return found.limit(maxResults).map(property -> (EntityProperty) new Kept(property)).toList();
        }
    }
}
