package com.atlassian.audit.entity;

/** A thing that an event affected. */
public class AuditResource {

    private final String name;
    private final String type;
    private final String uri;
    private final String id;

    private AuditResource(Builder builder) {
        this.name = builder.name;
        this.type = builder.type;
        this.uri = builder.uri;
        this.id = builder.id;
    }

    public static Builder builder(String name, String type) {
        return new Builder(name, type);
    }

    public String getName() {
        return name;
    }

    public String getType() {
        return type;
    }

    public String getUri() {
        return uri;
    }

    public String getId() {
        return id;
    }

    /** Builds a resource. */
    public static class Builder {

        private String name;
        private String type;
        private String uri;
        private String id;

        private Builder(String name, String type) {
            this.name = name;
            this.type = type;
        }

        public Builder(AuditResource resource) {
            this(resource.name, resource.type);
            this.uri = resource.uri;
            this.id = resource.id;
        }

        public Builder name(String newName) {
            this.name = newName;
            return this;
        }

        public Builder type(String newType) {
            this.type = newType;
            return this;
        }

        public Builder uri(String newUri) {
            this.uri = newUri;
            return this;
        }

        public Builder id(String newId) {
            this.id = newId;
            return this;
        }

        public AuditResource build() {
            return new AuditResource(this);
        }
    }
}
