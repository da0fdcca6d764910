package io.oauthlinks.jira.wiring;

import com.atlassian.mail.server.MailServerManager;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.platform.JiraMailServers;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccountCheck;
import io.oauthlinks.mailserver.AccountPlaces;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServerRules;
import io.oauthlinks.mailserver.MailServerUses;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.OtherReaders;
import io.oauthlinks.mailserver.diagnosis.ConnectionTest;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.Fingerprints;
import io.oauthlinks.mailserver.diagnosis.PassedTests;
import io.oauthlinks.mailserver.diagnosis.SignIn;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.mailserver.mailbox.SignedInMailboxes;
import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.outbound.OutboundPaths;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.AccessTokens;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.ProviderClock;
import io.oauthlinks.secret.Vault;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Mail servers and their connection tests. */
@Component
@Configuration(proxyBeanMethods = false)
class MailServerWiring {

    @Bean
    MailAccounts mailAccounts(MailAccounts.Links links, MailServers servers, AccountPlaces places, PendingAuthorizations pending, Clock clock) {
        return new MailAccounts(links, servers, places, pending, clock);
    }

    @Bean
    MailAccounts.Links mailAccountLinks(OutgoingLinks links, Accounts accounts, AccessTokens tokens, OutboundHttp http, OutboundPaths paths,
                                        Clock clock) {
        return new MailAccounts.Links(links, accounts, tokens, new ProviderClock(http, clock), paths);
    }

    @Bean
    OtherReaders otherReaders(MailServerManager servers) {
        return new JiraMailServers(servers);
    }

    @Bean
    MailServerRules mailServerRules(MailServers servers, AccountCheck accounts) {
        return new MailServerRules(servers, accounts);
    }

    @Bean
    Fingerprints fingerprints(Vault vault) {
        return new Fingerprints(vault);
    }

    @Bean
    PassedTests passedTests(TestRuns runs, Fingerprints fingerprints) {
        return new PassedTests(runs, fingerprints);
    }

    @Bean
    MailServerEditor mailServerEditor(MailServers servers, MailServerRules rules, PassedTests tests, MailServerUses uses, Turns turns, AuditLog audit,
                                      Clock clock) {
        return new MailServerEditor(servers, rules, tests, uses, turns, audit, clock);
    }

    @Bean
    ConnectionTest connectionTest(AccessTokenSupply tokens, SettingsStore settings, Clock clock) {
        return new ConnectionTest(tokens, settings, clock);
    }

    @Bean
    SignIn signIn(AccessTokenSupply tokens, SettingsStore settings, Clock clock) {
        return new SignIn(tokens, settings, clock);
    }

    @Bean
    SignedInMailboxes mailboxes(SignIn signIn) {
        return new SignedInMailboxes(signIn);
    }

    @Bean
    ConnectionTests.Records testRecords(MailServers servers, TestRuns runs, AuditLog audit) {
        return new ConnectionTests.Records(servers, runs, audit);
    }

    @Bean
    ConnectionTests connectionTests(ConnectionTests.Records records, MailServerRules rules, ConnectionTest test, Fingerprints fingerprints,
                                    Threads threads, Clock clock) {
        return new ConnectionTests(records, rules, test, fingerprints, threads.connectionTests(), clock);
    }
}
