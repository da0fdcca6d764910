package io.oauthlinks.jira.rest;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ProjectFacts.Project;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Which channels a caller sees: those of projects that the caller administers. Another one looks like one that is gone, and
 * whoever is not logged in gets 401.
 */
public final class ChannelAccess {

    private final MailChannels channels;
    private final ProjectFacts projects;
    private final Requests requests;

    public ChannelAccess(MailChannels channels, ProjectFacts projects, Requests requests) {
        this.channels = channels;
        this.projects = projects;
        this.requests = requests;
    }

    Actor caller(HttpServletRequest request) {
        if (!requests.isSignedIn(request)) {
            throw new WebApplicationException(Response.Status.UNAUTHORIZED);
        }
        return requests.actor(request);
    }

    /** All that the caller sees, by project and name. */
    List<MailChannel> all(HttpServletRequest request) {
        String user = caller(request).userKey();
        List<Long> administered = channels.all().stream().map(MailChannel::projectId).distinct()
                .filter(project -> projects.administers(user, project)).toList();
        return channels.all().stream().filter(channel -> administered.contains(channel.projectId())).toList();
    }

    List<MailChannel> ofProject(Project project) {
        return channels.ofProject(project.id());
    }

    MailChannel channel(long id, HttpServletRequest request) {
        Actor caller = caller(request);
        return channels.byId(id).filter(channel -> projects.administers(caller.userKey(), channel.projectId())).orElseThrow(NotFoundException::new);
    }

    /** @param named by number or key */
    Project project(String named, HttpServletRequest request) {
        Actor caller = caller(request);
        Optional<Project> project = named.matches("[0-9]{1,18}") ? projects.byId(Long.parseLong(named)) : projects.byKey(named);
        return project.filter(found -> projects.administers(caller.userKey(), found.id())).orElseThrow(NotFoundException::new);
    }
}
