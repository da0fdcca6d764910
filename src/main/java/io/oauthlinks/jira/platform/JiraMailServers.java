package io.oauthlinks.jira.platform;

import com.atlassian.mail.server.MailServer;
import com.atlassian.mail.server.MailServerManager;
import io.oauthlinks.mailserver.OtherReader;
import io.oauthlinks.mailserver.OtherReaders;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail servers that an administrator entered on Jira's own screens. */
public final class JiraMailServers implements OtherReaders {

    private static final Logger LOG = LoggerFactory.getLogger(JiraMailServers.class);

    private final MailServerManager servers;

    public JiraMailServers(MailServerManager servers) {
        this.servers = servers;
    }

    @Override
    public List<OtherReader> all() {
        try {
            return Stream.concat(servers.getPopMailServers().stream(), servers.getImapMailServers().stream()).map(JiraMailServers::reader).toList();
        } catch (RuntimeException failure) {
            // a warning is missing then; our own screens must not fail for it
            LOG.warn("Jira's own mail servers cannot be read: {}", failure.toString());
            return List.of();
        }
    }

    /** Whether Jira has an outgoing mail server. */
    public boolean canSend() {
        return servers.isDefaultSMTPMailServerDefined();
    }

    private static OtherReader reader(MailServer server) {
        return new OtherReader(text(server.getName()), text(server.getHostname()), text(server.getUsername()));
    }

    private static String text(String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
