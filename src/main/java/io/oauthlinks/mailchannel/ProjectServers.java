package io.oauthlinks.mailchannel;

import java.util.List;
import java.util.Optional;

/** Which mail servers a project may use: its own, and those that a system administrator shares with it. */
public interface ProjectServers {

    /** Row numbers of mail servers, its own first. */
    List<Long> usableBy(long projectId);

    /** The project whose own mail server this is, with a login that its channel form asked for; empty for one of the whole Jira. */
    Optional<Long> ownerOf(long serverId);

    /** Makes it the project's own. */
    void own(long serverId, long projectId);

    /** Projects with which a mail server of the whole Jira is shared; {@link #EVERY_PROJECT} stands for all. */
    List<Long> sharedWith(long serverId);

    /** Replaces the projects with which it is shared; who uses it already must be asked by the caller. */
    void share(long serverId, List<Long> projectIds);

    /** In place of a project's number: all projects, also later ones. */
    long EVERY_PROJECT = 0;
}
