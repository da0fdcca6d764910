package io.oauthlinks.host.product.api;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.host.product.project.Tracker;
import java.util.Date;

/** A comment as Jira shows one to apps. */
record JiraComment(io.oauthlinks.host.product.project.Comment comment, Tracker tracker) implements Comment {

    @Override
    public Long getId() {
        return comment.id();
    }

    @Override
    public ApplicationUser getAuthorApplicationUser() {
        return new Person(comment.author());
    }

    @Override
    public String getBody() {
        return comment.body();
    }

    @Override
    public Date getCreated() {
        return Date.from(comment.created());
    }

    @Override
    public Issue getIssue() {
        return new JiraIssue(tracker.issues().byId(comment.issueId()).orElseThrow(), tracker);
    }
}
