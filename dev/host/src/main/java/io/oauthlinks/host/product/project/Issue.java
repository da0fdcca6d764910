package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.user.User;
import java.time.Instant;

/** An issue; in a service project people call it a request. @param assignee null if nobody works on it yet */
public record Issue(long id, Project project, long number, Projects.IssueType type, String summary, String description, Status status,
                    Priority priority, User reporter, User assignee, Instant created, Instant updated) {

    public String key() {
        return project.key() + "-" + number;
    }

    /** How far the work is. */
    public enum Status {
        TO_DO("To Do", "new", "To Do", "blue-gray"),
        IN_PROGRESS("In Progress", "indeterminate", "In Progress", "yellow"),
        WAITING_FOR_SUPPORT("Waiting for support", "indeterminate", "In Progress", "yellow"),
        WAITING_FOR_CUSTOMER("Waiting for customer", "indeterminate", "In Progress", "yellow"),
        DONE("Done", "done", "Done", "green");

        private final String label;
        private final String categoryKey;
        private final String category;
        private final String colour;

        Status(String label, String categoryKey, String category, String colour) {
            this.label = label;
            this.categoryKey = categoryKey;
            this.category = category;
            this.colour = colour;
        }

        public String label() {
            return label;
        }

        public String categoryKey() {
            return categoryKey;
        }

        public String category() {
            return category;
        }

        public String colour() {
            return colour;
        }
    }

    /** How urgent it is; ids as in Jira, 1 is the highest. */
    public enum Priority {
        HIGHEST("Highest"), HIGH("High"), MEDIUM("Medium"), LOW("Low"), LOWEST("Lowest");

        private final String label;

        Priority(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public int id() {
            return ordinal() + 1;
        }
    }
}
