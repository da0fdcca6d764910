package io.oauthlinks.mailserver;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What every {@link MailServers} keeps. */
public abstract class MailServersContract {

    /** An empty store. */
    protected abstract MailServers servers();

    @Test
    void whatIsSavedComesBackNumbered() {
        MailServers servers = servers();
        MailServer saved = servers.save(mailServer().password("pässword").trusting("-----BEGIN CERTIFICATE-----").build());
        assertThat(saved.id()).isPositive();
        assertThat(saved).isEqualTo(mailServer().id(saved.id()).password("pässword").trusting("-----BEGIN CERTIFICATE-----").build());
        assertThat(servers.byId(saved.id())).contains(saved);
        MailServer changed = servers.save(mailServer().id(saved.id()).name("Other").account(3, 4).enabled(false).build());
        assertThat(servers.byId(saved.id())).contains(changed);
        assertThat(changed.login().password()).isNull();
    }

    @Test
    void namesAreUniqueWithoutCase() {
        MailServers servers = servers();
        MailServer one = servers.save(mailServer().name("Helpdesk").account(1, 0).build());
        assertThatThrownBy(() -> servers.save(mailServer().name("hELPDESK").account(1, 0).build()))
                .isInstanceOf(MailServers.NameTaken.class);
        assertThat(servers.save(mailServer().id(one.id()).name("HELPDESK").account(1, 0).build()).name()).isEqualTo("HELPDESK");
        MailServer two = servers.save(mailServer().name("Office").account(1, 0).build());
        assertThatThrownBy(() -> servers.save(mailServer().id(two.id()).name("Helpdesk").account(1, 0).build()))
                .isInstanceOf(MailServers.NameTaken.class);
        assertThat(servers.all()).extracting(MailServer::name).containsExactly("HELPDESK", "Office");
    }

    @Test
    void usersOfLinksAndAccountsAreFound() {
        MailServers servers = servers();
        MailServer one = servers.save(mailServer().name("b").account(3, 4).build());
        MailServer two = servers.save(mailServer().name("A").account(3, 0).build());
        assertThat(servers.usingLink(3)).containsExactly(two, one);
        assertThat(servers.usingLink(4)).isEmpty();
        assertThat(servers.usingAccount(4)).contains(one);
        assertThat(servers.usingAccount(0)).isEmpty();
    }

    @Test
    void aTestIsNotedAtAServerThatIsThere() {
        MailServers servers = servers();
        MailServer saved = servers.save(mailServer().build());
        assertThat(servers.noteTest(saved.id(), 17)).isTrue();
        assertThat(servers.byId(saved.id())).contains(mailServer().id(saved.id()).lastTest(17).build());
        assertThat(servers.delete(saved.id())).isTrue();
        assertThat(servers.delete(saved.id())).isFalse();
        assertThat(servers.noteTest(saved.id(), 18)).isFalse();
        assertThat(servers.byId(saved.id())).isEmpty();
    }
}
