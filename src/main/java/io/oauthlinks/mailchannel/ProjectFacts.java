package io.oauthlinks.mailchannel;

import java.util.List;
import java.util.Optional;

/** Jira's projects as far as channels are concerned. */
public interface ProjectFacts {

    Optional<Project> byId(long projectId);

    /** By its current key or a former one. */
    Optional<Project> byKey(String key);

    /** The issue with this current or former key; its key is the current one. */
    Optional<IssueRef> issue(String issueKey);

    Optional<IssueRef> issue(long issueId);

    /** Whether the user administers the project, or the whole of Jira: then also what a deleted project has left. */
    boolean administers(String userKey, long projectId);

    /**
     * Somebody who could be the reporter of what unknown senders write.
     *
     * @param user name, key or e-mail address, case ignored; names come first
     */
    Optional<Reporter> reporter(String user, long projectId);

    /** What can be chosen for new issues. */
    Choices choices(long projectId);

    /** @param service whether it has request types and customers; @param archived takes no mail */
    record Project(long id, String key, String name, boolean service, boolean archived) { }

    /** @param mayCreate whether the user is active and may raise a request in the project */
    record Reporter(String userKey, String userName, String displayName, boolean mayCreate) { }

    record IssueRef(long id, String key, long projectId) { }

    record Choices(List<Choice> requestTypes, List<Choice> issueTypes, List<Choice> priorities, List<Choice> components) { }

    /** @param id as Jira spells it in its own forms */
    record Choice(String id, String name) { }
}
