package io.oauthlinks.jira.issue;

import com.atlassian.jira.issue.AttachmentManager;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.attachment.CreateAttachmentParamsBean;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.web.util.AttachmentException;
import io.oauthlinks.mailchannel.intake.Requests.NewFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds files to issues. Jira's own way to do so takes a file on the disk and moves it. */
public final class IssueFiles {

    private static final int BUFFER = 65_536;

    private final AttachmentManager attachments;

    public IssueFiles(AttachmentManager attachments) {
        this.attachments = attachments;
    }

    /** Whether the author has added a file of this name and size before, such as before a crash. */
    boolean isThere(Issue issue, ApplicationUser author, NewFile file) {
        return issue.getAttachments().stream().anyMatch(attachment -> file.fileName().equals(attachment.getFilename())
                && Long.valueOf(file.size()).equals(attachment.getFilesize()) && author.getKey().equals(attachment.getAuthorKey()));
    }

    /** A file that only this process reads. @throws IOException also when there is more or less than was said */
    Path copy(NewFile file) throws IOException {
        Path copy = Files.createTempFile("oauth-links-attachment-", null);
        try (InputStream bytes = file.bytes().open(); OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy), BUFFER)) {
            long size = bytes.transferTo(out);
            if (size != file.size()) {
                throw new IOException("An attachment of " + file.size() + " bytes has " + size);
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** In the thread and the name of the author. */
    void add(Issue issue, ApplicationUser author, NewFile file, Path copy) {
        try {
            attachments.createAttachment(
                    new CreateAttachmentParamsBean.Builder(copy.toFile(), file.fileName(), file.contentType(), author, issue).build());
        } catch (AttachmentException e) {
            throw JiraCalls.failed(e);
        }
    }
}
