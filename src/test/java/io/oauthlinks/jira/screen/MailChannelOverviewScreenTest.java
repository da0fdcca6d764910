package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelEditor;
import io.oauthlinks.mailchannel.MailChannelRules;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailchannel.TestChannels;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailChannelOverviewScreenTest {

    private final Ports ports = new Ports();
    private final ChannelPorts channels = new ChannelPorts(ports);
    private final MailChannelOverviewScreen screen = new MailChannelOverviewScreen(Samples.readers(), channels.projects, channels.list);
    private final RenderedTemplates templates = new RenderedTemplates();

    private String page(String... parameters) {
        return templates.render(screen.get(Samples.request("GET", "/mail-channels", parameters)));
    }

    @Test
    void withoutChannelsTheWayStartsAtSharing() {
        assertThat(page()).contains("No project has an email channel yet", "/mail-servers\"").doesNotContain("<table");
    }

    @Test
    void whatFailsComesFirstAndEachLeadsToItsProject() {
        ports.servers.save(Samples.server(TestChannels.SERVER, "Support mailbox", 0, 0));
        channels.channels.save(TestChannels.channel("A healthy one"));
        channels.channels.save(TestChannels.inProject(TestChannels.channel(Samples.HOSTILE), 99));
        MailChannel failing = channels.channels.save(TestChannels.inProject(TestChannels.channel("Web orders"), 10001));
        channels.channels.states().save(new ChannelState(failing.id(), 0, 0, 0, Samples.NOW, null, null, null, 3, Samples.NOW, Samples.problem("NO"), false));

        String page = page();

        assertThat(page).contains("3 channels, 1 fails", "/projects/10001/mail-channels\">Web shop</a>", "/projects/10001/mail-channels/" + failing.id() + "\">Web orders</a>",
                "box7@acme.example, INBOX/A healthy one", "The project was deleted", "&lt;script&gt;").doesNotContain("<script>", "/projects/99/");
        assertThat(page.indexOf("Web orders")).isLessThan(page.indexOf("A healthy one"));
    }

    @Test
    @DisplayName("M35: a system administrator deletes the channel of a project that is gone")
    void theChannelOfADeletedProjectIsDeletedHere() {
        MailChannel left = channels.channels.save(TestChannels.inProject(TestChannels.channel("Left over"), 99));
        String path = "/mail-channels/" + left.id() + "/delete";
        assertThat(page()).contains(path + "\"");
        MailChannelEditor editor = new MailChannelEditor(channels.channels, channels.channels.states(),
                new MailChannelRules(channels.channels, channels.projects, channels.shared, ports.servers), Samples.turns(), one -> { }, channels.audit, Samples.CLOCK);
        OwnMailboxes mailboxes = new OwnMailboxes(new OwnMailboxes.Ports(channels.channels, ports.servers, channels.shared, channels.projects, (server, actor) -> { }),
                null, editor, null, null, null);
        MailChannelOverviewDeleteScreen delete = new MailChannelOverviewDeleteScreen(Samples.readers(), channels.channels, mailboxes);

        assertThat(templates.render(delete.get(Samples.request("GET", path)))).contains("Left over", path + "\"");
        Response answer = delete.post(Samples.request("POST", path));

        assertThat(answer).isInstanceOf(Response.SeeOther.class);
        assertThat(channels.channels.all()).isEmpty();
        assertThat(channels.audit.lines()).contains("MAIL_CHANNEL_DELETED");
        assertThat(page("deleted", "true")).contains("role=\"status\"");
        assertThatThrownBy(() -> delete.get(Samples.request("GET", path))).isInstanceOf(Screen.NotFound.class);
    }

    @Test
    void aLongListComesByPages() {
        for (int i = 1; i <= 101; i++) {
            channels.channels.save(TestChannels.channel("Channel %03d".formatted(i)));
        }

        assertThat(page()).contains(">Channel 100</a>", "mail-channels?page=2\"").doesNotContain(">Channel 101</a>");
        assertThat(page("page", "2")).contains(">Channel 101</a>");
    }
}
