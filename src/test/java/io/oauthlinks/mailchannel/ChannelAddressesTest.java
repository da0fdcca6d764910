package io.oauthlinks.mailchannel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.mailserver.InMemoryMailServers;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TestMailServers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChannelAddressesTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryMailServers servers = new InMemoryMailServers();
    private final InMemoryMailChannels channels = new InMemoryMailChannels();
    private final OwnAddresses own = new ChannelAddresses(channels, servers, clock);

    @Test
    void theMailboxesOfChannelsAreTheirOwn() {
        long support = server("one", "Support@Example.com");
        long login = server("two", "DOMAIN\\support");
        server("without a channel", "sales@example.com");
        channels.save(TestChannels.at(TestChannels.channel("one"), support, "INBOX"));
        channels.save(TestChannels.at(TestChannels.channel("two"), login, "INBOX"));
        assertThat(own.all()).containsExactly("support@example.com");
        assertThat(own.include("support+sup-1@example.com")).isTrue();
        assertThat(own.include("sales@example.com")).isFalse();
    }

    @Test
    void aNewChannelIsKnownSecondsLater() {
        assertThat(own.all()).isEmpty();
        channels.save(TestChannels.at(TestChannels.channel("one"), server("one", "it@example.com"), "INBOX"));
        assertThat(own.all()).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(own.all()).containsExactly("it@example.com");
    }

    private long server(String name, String userName) {
        MailServer it = TestMailServers.mailServer().name(name).build();
        return servers.save(new MailServer(0, name, "", it.preset(), it.endpoint(), new MailLogin(MailAuthentication.OAUTH2, userName, null, 7, 0),
                true, 0, null, null, false)).id();
    }
}
