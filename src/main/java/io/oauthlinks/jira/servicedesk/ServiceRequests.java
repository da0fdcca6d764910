package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.Target;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.mailchannel.intake.Requests;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of service projects, raised and commented as the customer, who need not have a licence. What has nothing to do with customers is done as in any
 * project: marks and look-alikes.
 */
public final class ServiceRequests implements Requests {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRequests.class);

    private final ServiceDesks desks;
    private final RequestLookups jira;
    private final RequestDetails details;
    private final RequestTexts texts;
    private final RequestFiles files;
    private final Requests issues;

    /** @param issues as in any project */
    public ServiceRequests(ServiceDesks desks, RequestLookups jira, RequestDetails details, RequestTexts texts, RequestFiles files,
                           Requests issues) {
        this.desks = desks;
        this.jira = jira;
        this.details = details;
        this.texts = texts;
        this.files = files;
        this.issues = issues;
    }

    /** A channel without a request type makes issues that no customer sees in the portal. */
    @Override
    public Made create(NewRequest request) {
        if (request.target().requestTypeId() == 0) {
            return issues.create(request);
        }
        Project project = jira.openProject(request.projectId());
        ApplicationUser customer = jira.activeUser(request.reporterKey());
        Issue issue = desks.ask(customer, desk -> desk.raise(customer, project, literal(request)));
        Made made = new Made(issue.getId(), issue.getKey(), 0);
        if (RequestDetails.areWanted(request.target())) {
            // marked first, because every change makes the time longer in which a crash leaves an issue without its mark
            markIfPossible(made, request.mark());
            setDetails(made, customer, request.target());
        }
        return made;
    }

    @Override
    public Made comment(NewComment comment) {
        Issue issue = jira.openIssue(comment.issueId());
        ApplicationUser author = jira.activeUser(comment.authorKey());
        long id = desks.ask(author, desk -> desk.comment(author, issue, texts.comment(comment.body())));
        Made made = new Made(issue.getId(), issue.getKey(), id);
        markIfPossible(made, comment.mark());
        return made;
    }

    /** The request or comment is there all the same: a mark is for those who come after a crash. */
    private void markIfPossible(Made made, String mark) {
        try {
            issues.mark(made, mark);
        } catch (RuntimeException unmarked) {
            LOG.warn("{} is not marked as made of a mail", made.issueKey(), unmarked);
        }
    }

    /** Whoever is gone or may not take part is left out: the request itself is there. */
    @Override
    public void addParticipants(long issueId, String authorKey, List<String> userKeys) {
        Issue request = jira.openIssue(issueId);
        ApplicationUser author = jira.activeUser(authorKey);
        for (String key : userKeys) {
            jira.user(key).filter(ApplicationUser::isActive).filter(user -> !isReporter(user, request))
                    .ifPresent(user -> addParticipant(author, request, user));
        }
    }

    @Override
    public void mark(Made made, String mark) {
        issues.mark(made, mark);
    }

    @Override
    public Optional<Made> marked(String mark, long issueId) {
        return issues.marked(mark, issueId);
    }

    @Override
    public List<Made> lookAlikes(NewRequest request, Instant since) {
        return issues.lookAlikes(request, since);
    }

    @Override
    public List<Made> lookAlikes(NewComment comment, Instant since) {
        return issues.lookAlikes(comment, since);
    }

    /** By whoever has Jira's permission, or sees the request: in the portal, that is enough. */
    @Override
    public void attach(long issueId, String authorKey, NewFile file) throws IOException {
        try {
            issues.attach(issueId, authorKey, file);
        } catch (RequestRefused no) {
            if (!no.problem().reason().equals(Reasons.NOT_ALLOWED) || !isVisible(issueId, authorKey)) {
                throw no;
            }
            files.add(issueId, authorKey, file);
        }
    }

    private boolean isVisible(long issueId, String userKey) {
        Issue request = jira.openIssue(issueId);
        ApplicationUser user = jira.activeUser(userKey);
        return desks.ask(user, desk -> desk.isVisible(request, user));
    }

    @Override
    public long attachmentLimit() {
        return issues.attachmentLimit();
    }

    /** The request is there and marked: whatever fails now must not look as if there were none. */
    private void setDetails(Made made, ApplicationUser customer, Target target) {
        try {
            details.set(made.issueId(), customer, target);
        } catch (RuntimeException failure) {
            LOG.warn("{} has not the priority, labels and components of its channel: {}", made.issueKey(), Reasons.place(failure));
        }
    }

    private void addParticipant(ApplicationUser author, Issue request, ApplicationUser user) {
        try {
            desks.tell(author, desk -> desk.addParticipant(author, request, user));
        } catch (RequestRefused no) {
            LOG.info("{}: user {} does not become a participant: {}", request.getKey(), user.getKey(), no.problem().reason());
        }
    }

    private NewRequest literal(NewRequest request) {
        return new NewRequest(request.projectId(), request.target(), request.reporterKey(), texts.summary(request.summary()),
                texts.description(request.description()), request.mark());
    }

    private static boolean isReporter(ApplicationUser user, Issue request) {
        return request.getReporter() != null && request.getReporter().getKey().equals(user.getKey());
    }
}
