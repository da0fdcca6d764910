package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.mailchannel.ChannelTests;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.TestPace;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.message.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailChannelTestScreenTest {

    private final Ports ports = new Ports();
    private final ChannelPorts channels = new ChannelPorts(ports);
    private final RenderedTemplates templates = new RenderedTemplates();
    private final List<Runnable> waiting = new ArrayList<>();
    private Executor executor = waiting::add;
    private final ChannelTests tests = new ChannelTests(new ChannelTests.Ports(ports.servers, (server, folder) -> {
        throw new MailboxFailure(MailboxFailure.Kind.OTHER, Problem.named("oauth-links.mail-server.problem", "folder-missing", folder, "INBOX, <b>Archive</b>")
                .inWordsOf("NO on 10.1.2.3"), null);
    }, ports.tests, new InMemoryAuditLog()), new TestPace(new InMemoryLeases(new MovableClock())), work -> executor.execute(work), Samples.CLOCK);
    private final OwnMailboxes own = new OwnMailboxes(new OwnMailboxes.Ports(channels.channels, ports.servers, channels.shared, channels.projects, (server, actor) -> { }),
            null, null, null, null, null);
    private final MailChannelPages pages = new MailChannelPages(Samples.readers(), channels.projects, channels.channels);
    private final Screen ofOwn = new Screen() {
        @Override
        public Response get(Request request) {
            throw new MethodNotAllowed();
        }

        @Override
        public Response post(Request request) {
            return Response.SeeOther.to("/own");
        }
    };
    private final Screen screen = new MailChannelTestScreen(pages, ports.servers, own, tests, ofOwn);
    private MailChannel channel;

    @BeforeEach
    void aChannelOnASharedServer() {
        ports.servers.save(Samples.server(77, "Shared", 1, 0));
        channels.shared.share(77, List.of(TestChannels.PROJECT));
        channel = channels.channels.save(TestChannels.at(TestChannels.channel("Returns"), 77, "Returns"));
    }

    private Request request(String method, long project, String run) {
        return new Request(method, "/", Map.of("project", String.valueOf(project), "id", String.valueOf(channel.id())), Map.of("run", List.of(run)), Map.of(),
                Samples.ADMIN, "https://jira.acme.example", Locale.ENGLISH, ZoneId.of("UTC"));
    }

    private String show(String run) {
        return templates.render(screen.get(request("GET", TestChannels.PROJECT, run)));
    }

    @Test
    void theResultIsShownWithoutTheWordsOfTheMailServer() {
        assertThat(show("")).contains("Connection test of Returns", "Nothing is read or changed.").doesNotContain(">Failed<");

        String location = ((Response.SeeOther) screen.post(request("POST", TestChannels.PROJECT, ""))).location();

        assertThat(location).endsWith("/mail-channels/" + channel.id() + "/test?run=1");
        assertThat(show("1")).contains("Running", "data-refreshes=");
        waiting.remove(0).run();
        assertThat(show("1")).contains(">Failed<", "The mailbox has no folder Returns.", "&lt;b&gt;Archive").doesNotContain("10.1.2.3", "data-refreshes=", "<b>");
    }

    @Test
    void thatTooManyRunIsSaidOnThePage() {
        executor = full -> {
            throw new RejectedExecutionException();
        };
        assertThat(templates.render(screen.post(request("POST", TestChannels.PROJECT, "")))).contains("id=\"problem\"");
    }

    @Test
    void runsAndChannelsOfOthersAreNotThere() {
        long ofServer = ports.tests.save(new TestRun(0, 77, "admin", "f", Samples.NOW, Samples.NOW, Verdict.FAILED, List.of(), List.of("A1 LOGIN"))).id();
        for (String run : List.of(String.valueOf(ofServer), "4711")) {
            assertThatThrownBy(() -> show(run)).isInstanceOf(Screen.NotFound.class);
        }
        assertThat(show("drop table")).doesNotContain(">Failed<");
        assertThatThrownBy(() -> screen.get(request("GET", 10001, ""))).isInstanceOf(Screen.NotFound.class);
        assertThatThrownBy(() -> screen.post(request("POST", 10001, ""))).isInstanceOf(Screen.NotFound.class);
    }

    @Test
    void aMailboxOfTheProjectIsTestedOnItsOwnPage() {
        channels.shared.own(77, TestChannels.PROJECT);
        assertThat(((Response.SeeOther) screen.get(request("GET", TestChannels.PROJECT, ""))).location()).endsWith("/" + channel.id() + "/mailbox");
        assertThat(((Response.SeeOther) screen.post(request("POST", TestChannels.PROJECT, ""))).location()).isEqualTo("/own");
        assertThat(waiting).isEmpty();
    }
}
