package io.oauthlinks.host.product.store;

import com.atlassian.mail.server.ImapMailServer;
import com.atlassian.mail.server.MailServerManager;
import com.atlassian.mail.server.PopMailServer;
import java.util.List;

/** The incoming mail servers of the product's own screens; nothing fetches from them here. */
public final class MailServers implements MailServerManager {

    private static final String SETTING = "mail.incoming";
    private static final String SEPARATOR = "\t";

    private final Settings settings;

    /** @param protocol pop3 or imap */
    public record Entry(String protocol, String name, String host, String userName) { }

    private record Pop(String getName, String getHostname, String getUsername) implements PopMailServer { }

    private record Imap(String getName, String getHostname, String getUsername) implements ImapMailServer { }

    public MailServers(Settings settings) {
        this.settings = settings;
    }

    public List<Entry> all() {
        return settings.get(SETTING).stream().flatMap(String::lines).map(line -> line.split(SEPARATOR, -1))
                .map(parts -> new Entry(parts[0], parts[1], parts[2], parts[3])).toList();
    }

    public void add(Entry entry) {
        settings.set(SETTING, settings.get(SETTING).orElse("") + String.join(SEPARATOR, entry.protocol(), entry.name(), entry.host(), entry.userName())
                + "\n");
    }

    public void deleteAll() {
        settings.set(SETTING, "");
    }

    @Override
    public List<PopMailServer> getPopMailServers() {
        return all().stream().filter(entry -> entry.protocol.equals("pop3"))
                .map(entry -> (PopMailServer) new Pop(entry.name, entry.host, entry.userName)).toList();
    }

    @Override
    public List<ImapMailServer> getImapMailServers() {
        return all().stream().filter(entry -> !entry.protocol.equals("pop3"))
                .map(entry -> (ImapMailServer) new Imap(entry.name, entry.host, entry.userName)).toList();
    }

    /** Its queue is its outbox, to be looked at. */
    @Override
    public boolean isDefaultSMTPMailServerDefined() {
        return true;
    }
}
