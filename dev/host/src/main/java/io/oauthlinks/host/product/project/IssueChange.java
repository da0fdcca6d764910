package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.user.User;

/**
 * What listeners are told.
 *
 * @param kind    what happened to the issue
 * @param comment null unless somebody commented
 */
public record IssueChange(Kind kind, Issue issue, User author, Comment comment) {

    /** Ids as in Jira's own events. */
    public enum Kind {
        CREATED(1), UPDATED(2), COMMENTED(6);

        private final long id;

        Kind(long id) {
            this.id = id;
        }

        public long id() {
            return id;
        }
    }
}
