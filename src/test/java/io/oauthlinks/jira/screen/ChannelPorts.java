package io.oauthlinks.jira.screen;

import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.mailchannel.InMemoryMailChannels;
import io.oauthlinks.mailchannel.InMemoryProjectServers;
import io.oauthlinks.mailchannel.ServerSharing;
import io.oauthlinks.mailchannel.TestProjects;
import io.oauthlinks.mailchannel.ledger.InMemoryMailLedger;

/** What the screens of mail channels read, in memory, beside {@link Ports}. */
final class ChannelPorts {

    final InMemoryMailChannels channels = new InMemoryMailChannels();
    final InMemoryProjectServers shared = new InMemoryProjectServers();
    final InMemoryMailLedger ledger = new InMemoryMailLedger();
    final InMemoryAuditLog audit = new InMemoryAuditLog();
    final TestProjects projects = new TestProjects();
    final ServerSharing sharing = new ServerSharing(shared, projects, channels, Samples.turns(), audit);
    final MailChannelListScreen.Ports list;

    ChannelPorts(Ports ports) {
        list = new MailChannelListScreen.Ports(channels, channels.states(), ports.servers, ledger, shared, ports.accounts);
    }
}
