package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.Target;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Issues and comments in Jira. Jira commits each call by itself, then tells listeners and the index, so a node may die between any two of them:
 * after a crash, {@link #marked} and {@link #lookAlikes} say what came of it. There are two: of software projects, and of service projects.
 *
 * <p>All methods throw {@link RequestRefused} when Jira says no for good (a required field, a permission, a type that is gone) and
 * {@link JiraNotReady} when it may say yes later (read-only mode, database or index away). Whatever else Jira throws is {@link JiraFailed}.
 */
public interface Requests {

    /** A new issue, without mark and attachments. */
    Made create(NewRequest request);

    /** A new comment, with its mark; public in a service project. */
    Made comment(NewComment comment);

    /** Puts the mark on an issue that was just made. */
    void mark(Made issue, String mark);

    /** The issue or comment that carries the mark; asks the database, not the index. @param issueId of the plan; 0 for a new issue */
    Optional<Made> marked(String mark, long issueId);

    /**
     * What may be the outcome of a plan although it carries no mark: issues of the project by the same reporter with the same summary, or comments
     * of the issue by the same author with the same text, that were made since then and carry no mark.
     */
    List<Made> lookAlikes(NewRequest request, Instant since);

    List<Made> lookAlikes(NewComment comment, Instant since);

    /** Adds a file to an issue, unless one of that name and size by that author is there already. */
    void attach(long issueId, String authorKey, NewFile file) throws IOException;

    /** Adds users who may see the request in the future: participants of a service project, watchers elsewhere; those who already are stay. */
    void addParticipants(long issueId, String authorKey, List<String> userKeys);

    /** Largest attachment in bytes that Jira takes. */
    long attachmentLimit();

    /**
     * @param reporterKey user key
     * @param summary     the mail's subject: may be empty, or longer than Jira takes
     * @param description plain text, may be empty, or longer than Jira takes
     * @param mark        of the ledger entry; for adapters that can set it with the issue
     */
    record NewRequest(long projectId, Target target, String reporterKey, String summary, String description, String mark) { }

    record NewComment(long issueId, String authorKey, String body, String mark) { }

    /** @param commentId 0 for an issue */
    record Made(long issueId, String issueKey, long commentId) { }

    /** @param bytes opened once */
    record NewFile(String fileName, String contentType, long size, Opener bytes) { }

    /** Opens the bytes of a file. */
    interface Opener {
        InputStream open() throws IOException;
    }
}
