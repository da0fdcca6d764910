package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectFacts;
import java.util.HashMap;
import java.util.Map;

/** What the pages in a project's settings share: the project, its channel, and where they are. */
public final class MailChannelPages {

    private final Readers readers;
    private final ProjectFacts projects;
    private final MailChannels channels;

    public MailChannelPages(Readers readers, ProjectFacts projects, MailChannels channels) {
        this.readers = readers;
        this.projects = projects;
        this.channels = channels;
    }

    /** Below {@link io.oauthlinks.jira.http.Route#BASE}. */
    static String list(long project) {
        return "/projects/" + project + "/mail-channels";
    }

    static String of(MailChannel channel) {
        return list(channel.projectId()) + "/" + channel.id();
    }

    Reader reader(Request request) {
        return readers.of(request);
    }

    ProjectFacts.Project project(Request request) {
        return projects.byId(request.number("project")).orElseThrow(Screen.NotFound::new);
    }

    /** The channel that the path names, of the project that the path names: another project's is not there. */
    MailChannel channel(Request request) {
        return channels.byId(request.id()).filter(channel -> channel.projectId() == request.number("project")).orElseThrow(Screen.NotFound::new);
    }

    /** With what the frame of the project's settings needs. */
    Map<String, Object> model(ProjectFacts.Project project) {
        Map<String, Object> model = new HashMap<>();
        model.put("projectKey", project.key());
        model.put("projectName", project.name());
        model.put("projectService", project.service());
        model.put("list", list(project.id()));
        return model;
    }
}
