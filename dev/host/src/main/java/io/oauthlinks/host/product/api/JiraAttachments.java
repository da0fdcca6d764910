package io.oauthlinks.host.product.api;

import com.atlassian.jira.issue.AttachmentManager;
import com.atlassian.jira.issue.attachment.CreateAttachmentParamsBean;
import com.atlassian.jira.issue.history.ChangeItemBean;
import com.atlassian.jira.web.util.AttachmentException;
import io.oauthlinks.host.product.project.Attachments;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.store.ReadOnly;
import java.io.IOException;
import java.nio.file.Files;

/** Adds files for apps, with Jira's limit and names, which Jira's own manager leaves to its callers. */
public final class JiraAttachments implements AttachmentManager {

    private final Tracker tracker;

    public JiraAttachments(Tracker tracker) {
        this.tracker = tracker;
    }

    /** Takes the file away unless told to copy it, as Jira does. */
    @Override
    public ChangeItemBean createAttachment(CreateAttachmentParamsBean file) throws AttachmentException {
        try {
            tracker.attachments().add(new Attachments.Draft(tracker.issues().byId(file.getIssue().getId()).orElseThrow(
                    () -> new IOException("The issue does not exist.")), tracker.users().byKey(file.getAuthor().getKey()).orElseThrow(
                        () -> new IOException("The author does not exist.")), file.getFilename(), file.getContentType(),
                    Files.newInputStream(file.getFile().toPath())));
            if (!Boolean.TRUE.equals(file.getCopySourceFile())) {
                Files.delete(file.getFile().toPath());
            }
            return new ChangeItemBean();
        } catch (IOException | ReadOnly e) {
            throw new AttachmentException("Could not attach " + file.getFilename() + ": " + e.getMessage());
        }
    }
}
