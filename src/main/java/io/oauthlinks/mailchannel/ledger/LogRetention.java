package io.oauthlinks.mailchannel.ledger;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes mails from the log, with their files, when their time has passed. */
public final class LogRetention {

    private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);

    private final MailLedger ledger;
    private final Spool spool;
    private final MailChannels channels;
    private final MailServers servers;

    public LogRetention(MailLedger ledger, Spool spool, MailChannels channels, MailServers servers) {
        this.ledger = ledger;
        this.spool = spool;
        this.channels = channels;
        this.servers = servers;
    }

    /** Returns how many were deleted; fewer than {@code limit} only when none is left. */
    public int deleteBefore(Instant time, int limit) {
        List<MailEntry> forgotten = ledger.forget(time, leaving(), limit);
        forgotten.forEach(this::removeFile);
        return forgotten.size();
    }

    /** By POP3 a mailbox lists what it holds again each time; only the ledger knows that it was taken. */
    private Set<Long> leaving() {
        Set<Long> byImap = servers.all().stream().filter(server -> server.endpoint().protocol() == MailProtocol.IMAP).map(MailServer::id)
                .collect(Collectors.toSet());
        return channels.all().stream().filter(channel -> !byImap.contains(channel.serverId())).map(MailChannel::id).collect(Collectors.toSet());
    }

    /** A file that stays is found by the sweep. */
    private void removeFile(MailEntry entry) {
        try {
            spool.remove(entry.channelId(), entry.key());
        } catch (IOException e) {
            LOG.warn("The file of a mail that has left the log cannot be removed: {}", e.toString());
        }
    }
}
