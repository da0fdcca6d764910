package io.oauthlinks.host.product.api;

import com.atlassian.jira.issue.label.Label;
import com.atlassian.jira.issue.label.LabelManager;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.host.product.project.Tracker;
import java.util.Optional;

/** Puts labels on issues for apps. */
public final class JiraLabels implements LabelManager {

    private final Tracker tracker;

    private record Stuck(String getLabel) implements Label { }

    public JiraLabels(Tracker tracker) {
        this.tracker = tracker;
    }

    /** @throws IllegalArgumentException for a label that Jira does not take */
    @Override
    public Label addLabel(ApplicationUser remoteUser, Long issueId, String label, boolean sendNotification) {
        Optional<String> wrong = Texts.wrongLabel(label);
        if (wrong.isPresent()) {
            throw new IllegalArgumentException(wrong.get());
        }
        tracker.issues().addLabel(tracker.issues().byId(issueId).orElseThrow(), label);
        return new Stuck(label);
    }
}
