package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ChannelTests;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.util.Map;

/** The test of a channel whose mail server is shared with the project; a mailbox of the project's own is tested on its own page. */
public final class MailChannelTestScreen implements Screen {

    private static final String RUN = "run";

    private final MailChannelPages pages;
    private final MailServers servers;
    private final OwnMailboxes own;
    private final ChannelTests tests;
    private final Screen ofOwn;

    /** @param ofOwn tests a mailbox of the project's own */
    public MailChannelTestScreen(MailChannelPages pages, MailServers servers, OwnMailboxes own, ChannelTests tests, Screen ofOwn) {
        this.pages = pages;
        this.servers = servers;
        this.own = own;
        this.tests = tests;
        this.ofOwn = ofOwn;
    }

    @Override
    public Response get(Request request) {
        MailChannel channel = pages.channel(request);
        return own.of(channel).isPresent() ? Response.SeeOther.to(Route.BASE + MailChannelPages.of(channel) + "/mailbox") : page(request, channel, null);
    }

    @Override
    public Response post(Request request) {
        MailChannel channel = pages.channel(request);
        if (own.of(channel).isPresent()) {
            return ofOwn.post(request);
        }
        try {
            TestRun started = tests.start(channel, request.actor());
            return Response.SeeOther.to(Route.BASE + MailChannelPages.of(channel) + "/test?" + RUN + "=" + started.id());
        } catch (Refusal refused) {
            return page(request, channel, refused.problem());
        }
    }

    private Response page(Request request, MailChannel channel, Problem problem) {
        Reader reader = pages.reader(request);
        Map<String, Object> model = pages.model(pages.project(request));
        model.put("title", reader.text("oauth-links.mail-channel.test.title", channel.name()));
        model.put("path", MailChannelPages.of(channel));
        model.put("mailbox", reader.text("oauth-links.mail-channel.list.mailbox",
                servers.byId(channel.serverId()).map(MailServer::login).orElseThrow(NotFound::new).userName(), channel.folder()));
        if (problem != null) {
            model.put("problem", reader.problem(problem));
        }
        String run = request.parameter(RUN);
        if (run.matches("[0-9]{1,18}")) {
            putTest(model, reader, tests.find(channel, Long.parseLong(run)).orElseThrow(NotFound::new));
        }
        return Response.Page.ok("templates/mail-channel/test.vm", model);
    }

    private static void putTest(Map<String, Object> model, Reader reader, TestRun run) {
        model.put("run", run.id());
        model.put("running", run.verdict() == Verdict.RUNNING);
        model.put("test", Lozenges.of(reader, run.verdict()));
        model.put("testedAt", reader.times().relative(run.finishedAt() == null ? run.startedAt() : run.finishedAt()));
        model.put("finding", reader.texts().of(run.steps().get(0).finding()));
        ChannelTests.problem(run).ifPresent(found -> {
            model.put("testProblem", reader.problem(found));
            model.put("askAdministrator", TestResult.MENDED_BY_AUTHORIZING.contains(found.reason()));
        });
    }
}
