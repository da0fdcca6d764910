package io.oauthlinks.host.product.project;

/** What is certain when a step of a change has been taken. Jira takes each by itself, so a node that dies leaves exactly the steps before. */
public enum Step {
    /** The issue's row is committed, with labels and components; the search does not know it yet. */
    ISSUE_STORED,
    /** The search knows the issue; no listener was told. */
    ISSUE_INDEXED,
    /** Listeners were told; the caller of Jira has not heard that there is an issue. */
    ISSUE_TOLD,
    /** The comment's row is committed, without its properties. */
    COMMENT_STORED,
    /** The comment has its properties; no listener was told. */
    COMMENT_COMPLETE,
    /** Listeners were told of the comment. */
    COMMENT_TOLD,
    /** The attachment's file is there, and nothing in the database says so. */
    FILE_STORED,
    /** The issue has the attachment. */
    ATTACHMENT_STORED
}
