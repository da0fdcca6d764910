package io.oauthlinks.jira.issue;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.watchers.WatcherManager;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.mailchannel.intake.Requests;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Issues and comments of software and business projects; of service projects what has nothing to do with customers. */
public final class IssueRequests implements Requests {

    private final JiraCalls calls;
    private final Lookups jira;
    private final NewIssues newIssues;
    private final NewComments newComments;
    private final Marks marks;
    private final LookAlikes lookAlikes;
    private final Extras extras;

    /** What an issue gets when it is there. */
    public record Extras(IssueFiles files, WatcherManager watchers, JiraLimits limits) { }

    public IssueRequests(JiraCalls calls, Lookups jira, NewIssues newIssues, NewComments newComments, Marks marks, LookAlikes lookAlikes,
                         Extras extras) {
        this.calls = calls;
        this.jira = jira;
        this.newIssues = newIssues;
        this.newComments = newComments;
        this.marks = marks;
        this.lookAlikes = lookAlikes;
        this.extras = extras;
    }

    @Override
    public Made create(NewRequest request) {
        ApplicationUser reporter = jira.activeUser(request.reporterKey());
        return calls.as(reporter, () -> {
            Project project = jira.openProject(request.projectId());
            if (project.getIssueTypes().stream().noneMatch(type -> type.getId().equals(request.target().issueTypeId()) && !type.isSubTask())) {
                throw new RequestRefused(Problem.named(Lookups.PROBLEMS, "type-gone", project.getName()));
            }
            if (!jira.mayCreate(reporter, project)) {
                throw notAllowed();
            }
            return newIssues.create(reporter, project, request);
        });
    }

    @Override
    public Made comment(NewComment comment) {
        ApplicationUser author = jira.activeUser(comment.authorKey());
        return calls.as(author, () -> {
            Issue issue = jira.openIssue(comment.issueId());
            // Jira's own check asks for the permission to comment only, and who may not see an issue must not learn that it is there
            if (!jira.maySee(author, issue)) {
                throw notAllowed();
            }
            return newComments.create(author, issue, comment.body(), comment.mark());
        });
    }

    @Override
    public void mark(Made made, String mark) {
        calls.look(() -> {
            if (made.commentId() == 0) {
                marks.putOnIssue(made.issueId(), mark);
            } else {
                marks.putOnComment(made.commentId(), mark);
            }
            return null;
        });
    }

    @Override
    public Optional<Made> marked(String mark, long issueId) {
        return calls.look(() -> {
            if (issueId != 0) {
                return marks.commentWith(mark).stream().boxed().findFirst().flatMap(newComments::byId);
            }
            return marks.issueWith(mark).stream().boxed().findFirst().flatMap(jira::issue).map(LookAlikes::made);
        });
    }

    @Override
    public List<Made> lookAlikes(NewRequest request, Instant since) {
        // words of ours are in the language of the reporter, who may be gone by now
        return calls.as(jira.user(request.reporterKey()).orElse(null), () -> lookAlikes.of(request, since));
    }

    @Override
    public List<Made> lookAlikes(NewComment comment, Instant since) {
        return jira.user(comment.authorKey()).map(author -> calls.as(author, () -> lookAlikes.of(author, comment, since))).orElse(List.of());
    }

    @Override
    public void attach(long issueId, String authorKey, NewFile file) throws IOException {
        ApplicationUser author = jira.activeUser(authorKey);
        if (calls.as(author, () -> !isAttached(issueId, author, file) && !jira.mayAttach(author, jira.openIssue(issueId)))) {
            throw notAllowed();
        }
        attachWithoutPermission(issueId, authorKey, file);
    }

    /** For customers of a service project, who have none of Jira's permissions; the caller knows that they may. */
    public void attachWithoutPermission(long issueId, String authorKey, NewFile file) throws IOException {
        ApplicationUser author = jira.activeUser(authorKey);
        if (calls.as(author, () -> isAttached(issueId, author, file))) {
            return;
        }
        Path copy = extras.files().copy(file);
        try {
            calls.as(author, () -> {
                extras.files().add(jira.openIssue(issueId), author, file, copy);
                return null;
            });
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private boolean isAttached(long issueId, ApplicationUser author, NewFile file) {
        return extras.files().isThere(jira.openIssue(issueId), author, file);
    }

    /** As watchers: those who are active and may see the issue anyway, so that nobody is let in by being in Cc. */
    @Override
    public void addParticipants(long issueId, String authorKey, List<String> userKeys) {
        ApplicationUser author = jira.activeUser(authorKey);
        calls.as(author, () -> {
            Issue issue = jira.openIssue(issueId);
            userKeys.stream().flatMap(key -> jira.user(key).stream()).filter(user -> jira.maySee(user, issue))
                    .forEach(user -> extras.watchers().startWatching(user, issue));
            return null;
        });
    }

    @Override
    public long attachmentLimit() {
        return extras.limits().attachment();
    }

    private static RequestRefused notAllowed() {
        return new RequestRefused(Problem.named(Lookups.PROBLEMS, "not-allowed"));
    }
}
