package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.TestChannels;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailServerShareScreenTest {

    private final Ports ports = new Ports();
    private final ChannelPorts channels = new ChannelPorts(ports);
    private final MailServerShareScreen screen = new MailServerShareScreen(Samples.readers(), ports.servers, channels.sharing);
    private final RenderedTemplates templates = new RenderedTemplates();

    @BeforeEach
    void aMailServer() {
        ports.servers.save(Samples.server(7, "Support mailbox", 0, 0));
    }

    private String page() {
        return templates.render(screen.get(Samples.request("GET", "/mail-servers/7/share")));
    }

    @Test
    void showsHowItIsSharedAndWhoUsesIt() {
        channels.shared.share(7, List.of(10000L));
        channels.channels.save(TestChannels.channel("Returns"));

        assertThat(page()).contains("Share Support mailbox", "they can read every folder of it", "value=\"CHOSEN\" checked", ">SUP</textarea>", "/projects/10000/mail-channels\">SUP: Returns</a>");
    }

    @Test
    void savesAndGoesBackToTheList() {
        Response saved = screen.post(Samples.request("POST", "/mail-servers/7/share", "sharedWith", "CHOSEN", "projects", "sup, DEV"));

        assertThat(((Response.SeeOther) saved).location()).isEqualTo("/plugins/servlet/oauth-links/mail-servers?shared=7");
        assertThat(page()).contains(">DEV, SUP</textarea>").doesNotContain("Channels that fetch from it");
    }

    @Test
    void whatWasTypedComesBackWithAMessageAtTheField() {
        Response refused = screen.post(Samples.request("POST", "/mail-servers/7/share", "sharedWith", "CHOSEN", "projects", Samples.HOSTILE));

        assertThat(((Response.Page) refused).status()).isEqualTo(400);
        assertThat(templates.render(refused)).contains("id=\"projects-error\"", "&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void aProjectsOwnIsNotShared() {
        channels.shared.own(7, 10000);

        assertThat(page()).contains("own mail server of the project Support (SUP)").doesNotContain("<form");
    }

    @Test
    void oneThatIsGoneIsNotThere() {
        assertThatThrownBy(() -> screen.get(Samples.request("GET", "/mail-servers/8/share"))).isInstanceOf(Screen.NotFound.class);
    }
}
