package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.secret.Sha256;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedClientsTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryIncomingLinks links = new InMemoryIncomingLinks();
    private final InMemoryClientSecrets secrets = new InMemoryClientSecrets();
    private final RememberedClients clients = new RememberedClients(links, secrets, clock);

    @Test
    void aClientComesWithItsSecretsAndAPublicOneWithout() {
        IncomingLink web = links.save(TestIncomingLinks.web().clientId("olc_web").build());
        IncomingLink desktop = links.save(TestIncomingLinks.nativeApp().clientId("olc_desktop").build());
        ClientSecret secret = new ClientSecret(web.id(), Sha256.hex("s"), MovableClock.START, null);
        secrets.rotate(secret, MovableClock.START);
        secrets.rotate(new ClientSecret(desktop.id(), Sha256.hex("left over"), MovableClock.START, null), MovableClock.START);
        assertThat(clients.byClientId("olc_web")).contains(new RegisteredClient(web, List.of(secret)));
        assertThat(clients.byLink(web.id())).isEqualTo(clients.byClientId("olc_web"));
        assertThat(clients.byLink(desktop.id())).contains(new RegisteredClient(desktop, List.of()));
        assertThat(clients.byClientId("olc_unknown")).isEmpty();
        assertThat(clients.byLink(99)).isEmpty();
    }

    @Test
    void aChangeOnAnotherNodeIsSeenWithinASecondAndNotEachTime() {
        IncomingLink link = links.save(TestIncomingLinks.web().build());
        assertThat(clients.byClientId(link.clientId())).isPresent();
        assertThat(clients.byLink(link.id())).isPresent();
        links.delete(link.id());
        clock.advance(Duration.ofMillis(899));
        assertThat(clients.byClientId(link.clientId())).isPresent();
        clock.advance(Duration.ofMillis(100));
        assertThat(clients.byClientId(link.clientId())).isEmpty();
        assertThat(clients.byLink(link.id())).isEmpty();
    }

    @Test
    void aChangeOnThisNodeIsSeenAtOnce() {
        IncomingLink link = links.save(TestIncomingLinks.web().build());
        clients.byClientId(link.clientId());
        clients.byLink(link.id());
        links.save(TestIncomingLinks.web().id(link.id()).enabled(false).build());
        clients.changed();
        assertThat(clients.byClientId(link.clientId()).orElseThrow().link().enabled()).isFalse();
        assertThat(clients.byLink(link.id()).orElseThrow().link().enabled()).isFalse();
    }
}
