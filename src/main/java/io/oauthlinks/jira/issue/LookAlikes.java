package io.oauthlinks.jira.issue;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.intake.Requests.Made;
import io.oauthlinks.mailchannel.intake.Requests.NewComment;
import io.oauthlinks.mailchannel.intake.Requests.NewRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a node may have made of a mail before it died and could mark it. Asks the database: the index learns of an issue last, and never of one whose
 * node died in between.
 */
public final class LookAlikes {

    /** By which the clocks of nodes may differ, and a number be older than its issue. */
    private static final Duration SLACK = Duration.ofSeconds(10);
    /** So many issues in a row that are gone, or older, such as those that were moved into the project: all before are older, too. */
    private static final int OLDER_IN_A_ROW = 50;

    private final Lookups jira;
    private final NewComments comments;
    private final Marks marks;
    private final MailTexts texts;
    private final SeenIssues seen = new SeenIssues();

    public LookAlikes(Lookups jira, NewComments comments, Marks marks, MailTexts texts) {
        this.jira = jira;
        this.comments = comments;
        this.marks = marks;
        this.texts = texts;
    }

    /** Newest first, by the numbers in their keys, which Jira hands out one by one; its ids go to the nodes in blocks. */
    List<Made> of(NewRequest request, Instant since) {
        Optional<Project> project = jira.project(request.projectId());
        String summary = texts.summary(request.summary());
        List<Made> alike = new ArrayList<>();
        int older = 0;
        for (long number = project.map(jira::newestNumber).orElse(0L); number > 0 && older < OLDER_IN_A_ROW; number--) {
            Optional<SeenIssues.Seen> issue = seen.get(project.get().getKey() + "-" + number, jira::issue);
            boolean isNew = issue.isPresent() && !issue.get().created().isBefore(since.minus(SLACK));
            older = isNew ? 0 : older + 1;
            issue.filter(found -> isNew && found.mayBe(summary, request.reporterKey())).flatMap(found -> jira.issue(found.id()))
                    .filter(found -> summary.equals(found.getSummary()) && !marks.isIssueMarked(found.getId()))
                    .map(LookAlikes::made).ifPresent(alike::add);
        }
        return alike;
    }

    List<Made> of(ApplicationUser author, NewComment comment, Instant since) {
        return jira.issue(comment.issueId()).stream().flatMap(issue -> comments.alike(author, issue, comment.body(), since.minus(SLACK)).stream())
                .filter(made -> !marks.isCommentMarked(made.commentId())).toList();
    }

    static Made made(Issue issue) {
        return new Made(issue.getId(), issue.getKey(), 0);
    }
}
