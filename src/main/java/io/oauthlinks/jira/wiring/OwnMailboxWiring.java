package io.oauthlinks.jira.wiring;

import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.jira.screen.MailChannelAuthorizeScreen;
import io.oauthlinks.jira.screen.MailChannelMailboxScreen;
import io.oauthlinks.jira.screen.MailChannelPages;
import io.oauthlinks.jira.screen.MailChannelTestScreen;
import io.oauthlinks.jira.screen.MailboxAuthorization;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.ChannelTests;
import io.oauthlinks.mailchannel.MailChannelEditor;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ProjectServers;
import io.oauthlinks.mailchannel.TestPace;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.AccountsOfLink;
import io.oauthlinks.outgoinglink.token.DeletedAccounts;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Mailboxes of a project's own. */
@Component
@Configuration(proxyBeanMethods = false)
class OwnMailboxWiring {

    @Bean
    OwnMailboxes.AccountEnd accountEnd(Accounts accounts, DeletedAccounts deleted, AuditLog audit) {
        return (server, actor) -> {
            Optional<Account> last = accounts.byId(server.login().accountId());
            last.filter(account -> accounts.delete(account.id())).ifPresent(account -> {
                audit.record(actor, AuditAction.ACCOUNT_DELETED, AccountsOfLink.subject(account), "Mail server \"" + server.name() + "\"");
                deleted.gone(List.of(account), actor);
            });
        };
    }

    @Bean
    OwnMailboxes.Ports ownMailboxPorts(MailChannels channels, MailServers servers, ProjectServers shared, ProjectFacts projects,
                                       OwnMailboxes.AccountEnd accounts) {
        return new OwnMailboxes.Ports(channels, servers, shared, projects, accounts);
    }

    @Bean
    OwnMailboxes ownMailboxes(OwnMailboxes.Ports ports, MailServerEditor servers, MailChannelEditor channels, ConnectionTests tests,
                              SettingsStore settings, TestPace pace) {
        return new OwnMailboxes(ports, servers, channels, tests::start, settings, pace);
    }

    @Bean
    MailChannelMailboxScreen.Reads mailboxReads(Accounts accounts, ConnectionTests tests, PendingAuthorizations pending, ChannelStates states) {
        return new MailChannelMailboxScreen.Reads(accounts, tests, pending, states);
    }

    @Bean
    MailChannelMailboxScreen mailboxScreen(MailChannelPages pages, OwnMailboxes mailboxes, MailChannelMailboxScreen.Reads reads, Clock clock) {
        return new MailChannelMailboxScreen(pages, mailboxes, reads, clock);
    }

    @Bean
    Map<Route, Screen> ownMailboxScreens(MailChannelPages pages, OwnMailboxes mailboxes, MailChannelMailboxScreen page, MailboxAuthorization authorization) {
        return Map.of(
                Route.MAIL_CHANNEL_MAILBOX, page,
                Route.MAIL_CHANNEL_AUTHORIZE, MailChannelAuthorizeScreen.renewing(pages, mailboxes, page, authorization));
    }

    @Bean
    Map<Route, Screen> channelTestScreens(MailChannelPages pages, MailServers servers, OwnMailboxes mailboxes, MailChannelMailboxScreen page,
                                          ChannelTests tests) {
        return Map.of(Route.MAIL_CHANNEL_TEST, new MailChannelTestScreen(pages, servers, mailboxes, tests,
                MailChannelAuthorizeScreen.testing(pages, mailboxes, page)));
    }
}
