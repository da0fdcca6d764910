package io.oauthlinks.mailchannel;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSharingTest {

    private static final Actor ADMIN = new Actor("admin", "Ada Admin", "");
    private static final long SUP = 10000;
    private static final long DEV = 10001;

    private final InMemoryProjectServers shared = new InMemoryProjectServers();
    private final InMemoryMailChannels channels = new InMemoryMailChannels();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final ServerSharing sharing = new ServerSharing(shared, new TestProjects(), channels,
            new Turns(new InMemoryLeases(new MovableClock()), pause -> { }), audit);
    private final MailServer server = mailServer().id(TestChannels.SERVER).name("Support").build();

    private void share(String with, String projects) {
        sharing.save(server, Map.of(ServerSharing.SHARED_WITH, with, ServerSharing.PROJECTS, projects), ADMIN);
    }

    private Map<String, Message> refused(String with, String projects) {
        return catchThrowableOfType(InvalidInput.class, () -> share(with, projects)).errors().byField();
    }

    @Test
    void chosenProjectsAllOrNoneMayUseAMailServer() {
        share("CHOSEN", " sup;DEV,\nSUP ");
        assertThat(shared.sharedWith(server.id())).containsExactlyInAnyOrder(SUP, DEV);
        assertThat(sharing.values(server.id())).isEqualTo(Map.of("sharedWith", "CHOSEN", "projects", "DEV, SUP"));
        share("ALL", "ignored");
        assertThat(shared.usableBy(777)).containsExactly(server.id());
        assertThat(sharing.values(server.id())).isEqualTo(Map.of("sharedWith", "ALL", "projects", ""));
        share("NONE", "SUP");
        assertThat(shared.usableBy(SUP)).isEmpty();
        assertThat(audit.lines()).containsExactly("MAIL_SERVER_CHANGED shared with DEV, SUP", "MAIL_SERVER_CHANGED shared with all projects",
                "MAIL_SERVER_CHANGED shared with no project");
    }

    @Test
    void whatNamesNoProjectIsRefused() {
        assertThat(refused("CHOSEN", "SUP, NOPE").get("projects")).isEqualTo(Message.of("oauth-links.mail-channel.share.error.project-unknown", "NOPE"));
        assertThat(refused("CHOSEN", " ")).containsOnlyKeys("projects");
        assertThat(refused("SOME", "SUP")).containsOnlyKeys("sharedWith");
        assertThat(shared.sharedWith(server.id())).isEmpty();
        assertThat(audit.lines()).isEmpty();
    }

    @Test
    void noChannelIsCutOff() {
        share("ALL", "");
        channels.save(TestChannels.inProject(TestChannels.channel("Orders"), DEV));
        channels.save(TestChannels.inProject(TestChannels.channel("Of a deleted project"), 99));
        Message inUse = Message.of("oauth-links.mail-channel.share.error.in-use", "DEV (Orders)");
        assertThat(refused("NONE", "")).containsExactly(Map.entry("sharedWith", inUse));
        assertThat(refused("CHOSEN", "SUP")).containsExactly(Map.entry("projects", inUse));
        assertThat(shared.sharedWith(server.id())).isEqualTo(List.of(ProjectServers.EVERY_PROJECT));
        share("CHOSEN", "DEV");
        assertThat(shared.sharedWith(server.id())).containsExactly(DEV);
    }

    @Test
    void aProjectsOwnIsSharedWithNobody() {
        shared.own(server.id(), SUP);
        assertThat(catchThrowableOfType(Refusal.class, () -> share("ALL", "")).problem().reason()).isEqualTo("server-owned");
        assertThat(shared.sharedWith(server.id())).isEmpty();
        assertThat(sharing.of(server.id()).owner().orElseThrow().key()).isEqualTo("SUP");
    }
}
