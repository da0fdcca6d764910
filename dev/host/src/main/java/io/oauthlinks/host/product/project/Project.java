package io.oauthlinks.host.product.project;

import java.util.Locale;

/** A project. Its type decides whether customers see a portal. @param archived nobody may change anything in it */
public record Project(long id, String key, String name, Type type, String description, String leadKey, boolean archived) {

    public Project(long id, String key, String name, Type type, String description, String leadKey) {
        this(id, key, name, type, description, leadKey, false);
    }

    /** What Jira calls the project type; the constant in lower case is the key in REST. */
    public enum Type {
        SERVICE_DESK("Service project"), SOFTWARE("Software project");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String label() {
            return label;
        }
    }
}
