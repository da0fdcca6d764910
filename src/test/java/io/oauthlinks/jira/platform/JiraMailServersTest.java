package io.oauthlinks.jira.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.mail.server.ImapMailServer;
import com.atlassian.mail.server.MailServerManager;
import com.atlassian.mail.server.PopMailServer;
import io.oauthlinks.mailserver.OtherReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class JiraMailServersTest {

    private record Pop(String getName, String getHostname, String getUsername) implements PopMailServer { }

    private record Imap(String getName, String getHostname, String getUsername) implements ImapMailServer { }

    @Test
    void bothProtocolsAreRead() {
        MailServerManager manager = manager(List.of(new Pop("Old", "pop.acme.example", "support")), List.of(new Imap("Sales", null, null)));

        assertThat(new JiraMailServers(manager).all())
                .containsExactly(new OtherReader("Old", "pop.acme.example", "support"), new OtherReader("Sales", "", ""));
    }

    @Test
    void whatJiraCannotTellIsNoFailureOfOurs() {
        assertThat(new JiraMailServers(manager(null, List.of())).all()).isEmpty();
    }

    private static MailServerManager manager(List<PopMailServer> pop, List<ImapMailServer> imap) {
        return new MailServerManager() {

            @Override
            public List<PopMailServer> getPopMailServers() {
                return pop;
            }

            @Override
            public List<ImapMailServer> getImapMailServers() {
                return imap;
            }

            @Override
            public boolean isDefaultSMTPMailServerDefined() {
                return false;
            }
        };
    }
}
