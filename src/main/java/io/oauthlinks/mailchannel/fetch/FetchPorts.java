package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.lease.Leases;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.mailbox.Mailboxes;
import io.oauthlinks.notice.Notices;
import io.oauthlinks.work.WorkInProgress;
import java.time.Clock;

/** What fetching needs. */
public record FetchPorts(MailChannels channels, ChannelStates states, ProjectFacts projects, MailServers servers, Mailboxes mailboxes,
                         MailLedger ledger, Spool spool, Leases leases, Notices notices, WorkInProgress work, Clock clock) { }
