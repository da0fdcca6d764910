package io.oauthlinks.jira.wiring;

import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.jira.screen.MailChannelDeleteScreen;
import io.oauthlinks.jira.screen.MailChannelEditScreen;
import io.oauthlinks.jira.screen.MailChannelFetchScreen;
import io.oauthlinks.jira.screen.MailChannelFormPage;
import io.oauthlinks.jira.screen.MailChannelListScreen;
import io.oauthlinks.jira.screen.MailChannelOverviewDeleteScreen;
import io.oauthlinks.jira.screen.MailChannelOverviewScreen;
import io.oauthlinks.jira.screen.MailChannelPages;
import io.oauthlinks.jira.screen.MailChannelPauseScreen;
import io.oauthlinks.jira.screen.MailDownloadScreen;
import io.oauthlinks.jira.screen.MailLogExportScreen;
import io.oauthlinks.jira.screen.MailLogScreen;
import io.oauthlinks.jira.screen.MailScreen;
import io.oauthlinks.jira.screen.MailScreens;
import io.oauthlinks.jira.screen.MailServerShareScreen;
import io.oauthlinks.jira.screen.MailboxAuthorization;
import io.oauthlinks.jira.screen.ParkedMailScreen;
import io.oauthlinks.jira.screen.ProjectScreen;
import io.oauthlinks.jira.screen.Readers;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannelEditor;
import io.oauthlinks.mailchannel.MailChannelRules;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ProjectServers;
import io.oauthlinks.mailchannel.ServerSharing;
import io.oauthlinks.mailchannel.fetch.Fetches;
import io.oauthlinks.mailchannel.intake.ParkedMails;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The pages in a project's settings, and what changes channels. */
@Component
@Configuration(proxyBeanMethods = false)
class MailChannelScreenWiring {

    @Bean
    MailChannelRules mailChannelRules(MailChannels channels, ProjectFacts projects, ProjectServers shared, MailServers servers) {
        return new MailChannelRules(channels, projects, shared, servers);
    }

    @Bean
    MailChannelEditor mailChannelEditor(MailChannels channels, ChannelStates states, MailChannelRules rules, Turns turns, Fetches fetches,
                                        AuditLog audit, Clock clock) {
        return new MailChannelEditor(channels, states, rules, turns, fetches::left, audit, clock);
    }

    @Bean
    ServerSharing serverSharing(ProjectServers shared, ProjectFacts projects, MailChannels channels, Turns turns, AuditLog audit) {
        return new ServerSharing(shared, projects, channels, turns, audit);
    }

    /** Of system administrators. */
    @Bean
    Map<Route, Screen> mailChannelAdministration(Readers readers, MailServers servers, ServerSharing sharing, ProjectFacts projects,
                                                 MailChannelListScreen.Ports ports, OwnMailboxes mailboxes) {
        return Map.of(
                Route.MAIL_CHANNEL_OVERVIEW_DELETE, new MailChannelOverviewDeleteScreen(readers, ports.channels(), mailboxes),
                Route.MAIL_SERVER_SHARE, new MailServerShareScreen(readers, servers, sharing),
                Route.MAIL_CHANNEL_OVERVIEW, new MailChannelOverviewScreen(readers, projects, ports));
    }

    @Bean
    MailChannelPages mailChannelPages(Readers readers, ProjectFacts projects, MailChannels channels) {
        return new MailChannelPages(readers, projects, channels);
    }

    @Bean
    MailChannelListScreen.Ports mailChannelListPorts(MailChannels channels, ChannelStates states, MailServers servers, MailLedger ledger,
                                                     ProjectServers shared, Accounts accounts) {
        return new MailChannelListScreen.Ports(channels, states, servers, ledger, shared, accounts);
    }

    @Bean
    ParkedMails parkedMails(MailLedger ledger, ChannelStates states, AuditLog audit, Clock clock) {
        return new ParkedMails(ledger, states, audit, clock);
    }

    @Bean
    MailScreens mailScreens(MailLedger ledger, Spool spool) {
        return new MailScreens(ledger, spool);
    }

    @Bean
    Map<Route, Screen> mailLogScreens(MailChannelPages pages, MailChannels channels, MailLedger ledger, MailScreens mails, SettingsStore settings,
                                      ParkedMails parked) {
        return Map.of(
                Route.MAIL_LOG, new MailLogScreen(pages, channels, ledger, settings),
                Route.MAIL_LOG_EXPORT, new MailLogExportScreen(pages, channels, ledger),
                Route.MAIL, new MailScreen(pages, mails, channels),
                Route.MAIL_DOWNLOAD, new MailDownloadScreen(mails),
                Route.MAIL_RETRY, ParkedMailScreen.retrying(mails, parked),
                Route.MAIL_DISCARD, ParkedMailScreen.discarding(mails, parked));
    }

    @Bean
    MailboxAuthorization mailboxAuthorization(AuthorizationFlow flow) {
        return new MailboxAuthorization(flow);
    }

    @Bean
    Map<Route, Screen> mailFetchScreens(MailChannelPages pages, MailChannelListScreen.Ports ports, Fetches fetches) {
        return Map.of(
                Route.MAIL_CHANNELS, new MailChannelListScreen(pages, ports, fetches::progress),
                Route.MAIL_CHANNEL_FETCH, new MailChannelFetchScreen(pages, fetches::fetchNow));
    }

    @Bean
    MailChannelFormPage mailChannelFormPage(MailChannelPages pages, MailChannelRules rules, ProjectFacts projects, OwnMailboxes mailboxes,
                                            OutgoingLinks links) {
        return new MailChannelFormPage(pages, rules, projects, mailboxes, links);
    }

    @Bean
    Map<Route, Screen> mailChannelScreens(MailChannelPages pages, MailChannelListScreen.Ports ports, MailChannelFormPage form, ProjectFacts projects,
                                          MailChannelEditor editor, OwnMailboxes mailboxes, MailboxAuthorization authorization) {
        MailChannelEditScreen edit = new MailChannelEditScreen(pages, form, editor, mailboxes, authorization);
        return Map.of(
                Route.PROJECT, new ProjectScreen(projects),
                Route.MAIL_CHANNEL_NEW, edit,
                Route.MAIL_CHANNEL_EDIT, edit,
                Route.MAIL_CHANNEL_PAUSE, MailChannelPauseScreen.pausing(pages, editor),
                Route.MAIL_CHANNEL_RESUME, MailChannelPauseScreen.resuming(pages, editor),
                Route.MAIL_CHANNEL_DELETE, new MailChannelDeleteScreen(pages, mailboxes));
    }
}
