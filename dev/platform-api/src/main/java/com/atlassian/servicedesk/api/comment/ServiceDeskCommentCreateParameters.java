package com.atlassian.servicedesk.api.comment;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.user.ApplicationUser;
import java.util.Optional;

/** A comment to be; made by {@link ServiceDeskCommentService#newCreateBuilder}. */
public interface ServiceDeskCommentCreateParameters {

    ApplicationUser author();

    Issue issue();

    Optional<String> body();

    boolean publicComment();

    /** Collects them. */
    interface Builder {

        Builder author(ApplicationUser author);

        Builder issue(Issue issue);

        Builder body(String body);

        /** @param publicComment false for the team only */
        Builder publicComment(boolean publicComment);

        ServiceDeskCommentCreateParameters build();
    }
}
