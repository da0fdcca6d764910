package io.oauthlinks.host.product.api;

import com.atlassian.jira.issue.attachment.Attachment;
import com.atlassian.jira.user.ApplicationUser;
import java.sql.Timestamp;

/** An attachment as Jira shows one to apps. */
final class JiraAttachment extends Attachment {

    private final io.oauthlinks.host.product.project.Attachment attachment;

    JiraAttachment(io.oauthlinks.host.product.project.Attachment attachment) {
        this.attachment = attachment;
    }

    @Override
    public Long getId() {
        return attachment.id();
    }

    @Override
    public String getFilename() {
        return attachment.fileName();
    }

    @Override
    public String getMimetype() {
        return attachment.contentType();
    }

    @Override
    public Long getFilesize() {
        return attachment.size();
    }

    @Override
    public String getAuthorKey() {
        return attachment.author().key();
    }

    @Override
    public ApplicationUser getAuthorObject() {
        return new Person(attachment.author());
    }

    @Override
    public Timestamp getCreated() {
        return Timestamp.from(attachment.created());
    }
}
