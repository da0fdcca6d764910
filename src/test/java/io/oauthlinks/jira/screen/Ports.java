package io.oauthlinks.jira.screen;

import io.oauthlinks.mailserver.InMemoryMailServers;
import io.oauthlinks.mailserver.diagnosis.InMemoryTestRuns;
import io.oauthlinks.outgoinglink.InMemoryOutgoingLinks;
import io.oauthlinks.outgoinglink.flow.InMemoryPendingAuthorizations;
import io.oauthlinks.outgoinglink.flow.UnansweredAuthorizations;
import io.oauthlinks.outgoinglink.token.InMemoryAccounts;

/** What the screens read, in memory. */
final class Ports {

    final InMemoryOutgoingLinks links = new InMemoryOutgoingLinks();
    final InMemoryAccounts accounts = new InMemoryAccounts();
    final InMemoryMailServers servers = new InMemoryMailServers();
    final InMemoryTestRuns tests = new InMemoryTestRuns();
    final InMemoryPendingAuthorizations pending = new InMemoryPendingAuthorizations();
    final UnansweredAuthorizations unanswered = new UnansweredAuthorizations(pending, accounts, Samples.CLOCK);
}
