package io.oauthlinks.host.product.api;

import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.issue.IssueInputParameters;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.ErrorCollection;
import com.atlassian.jira.util.SimpleErrorCollection;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.store.ReadOnly;
import io.oauthlinks.host.product.store.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Creates issues for apps, with the rules of a form and the permissions of the user. */
public final class JiraIssueForms implements IssueService {

    private static final String DRAFT = JiraIssueForms.class.getName();

    private final Tracker tracker;
    private final Settings settings;

    public JiraIssueForms(Tracker tracker, Settings settings) {
        this.tracker = tracker;
        this.settings = settings;
    }

    @Override
    public IssueInputParameters newIssueInputParameters() {
        return newIssueInputParameters(Map.of());
    }

    @Override
    public IssueInputParameters newIssueInputParameters(Map<String, String[]> actionParameters) {
        return new InputParameters(actionParameters);
    }

    @Override
    public CreateValidationResult validateCreate(ApplicationUser user, IssueInputParameters issueInputParameters) {
        if (settings.readOnly()) {
            return new CreateValidationResult(null, readOnly(), Map.of());
        }
        NewIssue form = new NewIssue(tracker, user, issueInputParameters);
        Optional<Issues.Draft> draft = form.read();
        return new CreateValidationResult(draft.map(this::unborn).orElse(null), form.errors(),
                draft.<Map<String, Object>>map(read -> Map.of(DRAFT, read)).orElse(Map.of()));
    }

    /** @throws IllegalStateException for a form that is wrong */
    @Override
    public IssueResult create(ApplicationUser user, CreateValidationResult createValidationResult) {
        if (!createValidationResult.isValid()) {
            throw new IllegalStateException("You can not create an issue with an invalid validation result.");
        }
        try {
            Issues.Draft draft = (Issues.Draft) createValidationResult.getFieldValuesHolder().get(DRAFT);
            return new IssueResult(new JiraIssue(tracker.issues().create(draft), tracker));
        } catch (ReadOnly e) {
            return new IssueResult(null, readOnly());
        }
    }

    static ErrorCollection readOnly() {
        ErrorCollection errors = new SimpleErrorCollection();
        errors.addErrorMessage(ReadOnly.MESSAGE, ErrorCollection.Reason.SERVER_ERROR);
        return errors;
    }

    private MutableIssue unborn(Issues.Draft draft) {
        return new JiraIssue(new Issue(0, draft.project(), 0, draft.type(), draft.summary(), draft.description(), Issue.Status.TO_DO, draft.priority(),
                draft.reporter(), draft.assignee(), Instant.EPOCH, Instant.EPOCH), tracker);
    }
}
