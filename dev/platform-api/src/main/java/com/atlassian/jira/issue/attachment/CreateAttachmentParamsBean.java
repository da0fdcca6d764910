package com.atlassian.jira.issue.attachment;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.user.ApplicationUser;
import java.io.File;

/** A file that is to be added to an issue. */
public class CreateAttachmentParamsBean {

    private final Builder builder;

    private CreateAttachmentParamsBean(Builder builder) {
        this.builder = builder;
    }

    public File getFile() {
        return builder.file;
    }

    public String getFilename() {
        return builder.filename;
    }

    public String getContentType() {
        return builder.contentType;
    }

    public ApplicationUser getAuthor() {
        return builder.author;
    }

    public Issue getIssue() {
        return builder.issue;
    }

    /** Null for no. */
    public Boolean getCopySourceFile() {
        return builder.copySourceFile;
    }

    /** Builds the parameters. */
    public static class Builder {

        private final File file;
        private final String filename;
        private final String contentType;
        private final ApplicationUser author;
        private final Issue issue;
        private Boolean copySourceFile;

        public Builder(File file, String filename, String contentType, ApplicationUser author, Issue issue) {
            this.file = file;
            this.filename = filename;
            this.contentType = contentType;
            this.author = author;
            this.issue = issue;
        }

        public Builder copySourceFile(Boolean copy) {
            this.copySourceFile = copy;
            return this;
        }

        public CreateAttachmentParamsBean build() {
            return new CreateAttachmentParamsBean(this);
        }
    }
}
