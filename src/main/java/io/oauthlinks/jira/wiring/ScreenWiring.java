package io.oauthlinks.jira.wiring;

import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.user.UserManager;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.http.CallbackServlet;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Routes;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.jira.http.Texts;
import io.oauthlinks.jira.platform.DisplayNames;
import io.oauthlinks.jira.screen.AuditLogScreen;
import io.oauthlinks.jira.screen.AuthorizationProblemPage;
import io.oauthlinks.jira.screen.ConnectionTestScreen;
import io.oauthlinks.jira.screen.MailServerAuthorizeScreen;
import io.oauthlinks.jira.screen.MailServerDeleteScreen;
import io.oauthlinks.jira.screen.MailServerEditScreen;
import io.oauthlinks.jira.screen.MailServerFormPage;
import io.oauthlinks.jira.screen.MailServerListScreen;
import io.oauthlinks.jira.screen.MailServerNewScreen;
import io.oauthlinks.jira.screen.MailServerSaving;
import io.oauthlinks.jira.screen.OutgoingLinkDeleteScreen;
import io.oauthlinks.jira.screen.OutgoingLinkEditScreen;
import io.oauthlinks.jira.screen.OutgoingLinkFormPage;
import io.oauthlinks.jira.screen.OutgoingLinkListScreen;
import io.oauthlinks.jira.screen.OutgoingLinkNewScreen;
import io.oauthlinks.jira.screen.Readers;
import io.oauthlinks.jira.screen.SettingsScreen;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailchannel.ServerSharing;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.OtherReaders;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.outgoinglink.OutgoingLinkEditor;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.flow.AuthorizationRights;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.flow.UnansweredAuthorizations;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.settings.SettingsEditor;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The screens, and which of them answers at which route. */
@Component
@Configuration(proxyBeanMethods = false)
class ScreenWiring {

    /** The ports that screens read from. */
    record Reads(OutgoingLinks links, Accounts accounts, MailServers servers, TestRuns tests, ConnectionTests runs) { }

    @Bean
    Reads reads(OutgoingLinks links, Accounts accounts, MailServers servers, TestRuns tests, ConnectionTests runs) {
        return new Reads(links, accounts, servers, tests, runs);
    }

    @Bean
    Readers readers(I18nResolver texts, UserManager users, Clock clock) {
        return new Readers(locale -> new Texts(texts, locale), clock, new DisplayNames(users));
    }

    @Bean
    CallbackServlet.Pages callbackPages(MailAccounts accounts, MailChannels channels, OwnMailboxes mailboxes, AuthorizationProblemPage problem) {
        return new CallbackServlet.Pages(new AuthorizedMailboxes(accounts, channels, mailboxes), problem::of);
    }

    @Bean
    AuthorizationProblemPage authorizationProblemPage(Readers readers, Clock clock, AuthorizationRights rights, MailChannels channels) {
        return new AuthorizationProblemPage(readers, clock, rights, channels);
    }

    @Bean
    OutgoingLinkFormPage outgoingLinkFormPage(Readers readers, RedirectUrls redirectUrls, MailServers servers, UnansweredAuthorizations unanswered) {
        return new OutgoingLinkFormPage(readers, redirectUrls, servers, unanswered);
    }

    @Bean
    MailServerFormPage mailServerFormPage(Readers readers, Reads reads, OtherReaders otherReaders, UnansweredAuthorizations unanswered) {
        return new MailServerFormPage(readers, reads.links(), reads.accounts(), reads.runs(), otherReaders, unanswered);
    }

    @Bean
    Map<Route, Screen> outgoingLinkScreens(Readers readers, Reads reads, OutgoingLinkFormPage page, OutgoingLinkEditor editor) {
        return Map.of(
                Route.OUTGOING_LINKS, new OutgoingLinkListScreen(readers, reads.links(), reads.accounts(), reads.servers()),
                Route.OUTGOING_LINK_NEW, new OutgoingLinkNewScreen(readers, page, editor),
                Route.OUTGOING_LINK_EDIT, new OutgoingLinkEditScreen(page, reads.links(), editor),
                Route.OUTGOING_LINK_DELETE,
                new OutgoingLinkDeleteScreen(readers, reads.links(), reads.accounts(), reads.servers(), editor));
    }

    @Bean
    MailServerListScreen mailServerList(Readers readers, Reads reads, OtherReaders otherReaders, ServerSharing sharing) {
        return new MailServerListScreen(readers, reads.servers(), reads.tests(), reads.links(), reads.accounts(), otherReaders, sharing);
    }

    @Bean
    Map<Route, Screen> mailServerScreens(Readers readers, Reads reads, MailServerFormPage page, MailServerEditor editor,
                                         PendingAuthorizations pending, AuthorizationFlow flow, MailServerListScreen list, Clock clock) {
        MailServerSaving saving = new MailServerSaving(page, editor, pending, clock);
        MailServerAuthorizeScreen authorize = new MailServerAuthorizeScreen(page, reads.servers(), flow);
        return Map.of(
                Route.MAIL_SERVERS, list,
                Route.MAIL_SERVER_NEW, new MailServerNewScreen(saving, reads.links()),
                Route.MAIL_SERVER_NEW_AUTHORIZE, authorize,
                Route.MAIL_SERVER_EDIT, new MailServerEditScreen(saving, reads.servers()),
                Route.MAIL_SERVER_AUTHORIZE, authorize,
                Route.MAIL_SERVER_TEST, new ConnectionTestScreen(readers, reads.runs()),
                Route.MAIL_SERVER_DELETE, new MailServerDeleteScreen(readers, reads.servers(), editor));
    }

    @Bean
    Map<Route, Screen> commonScreens(Readers readers, AuditLog audit, SettingsStore settings, SettingsEditor editor) {
        return Map.of(
                Route.AUDIT_LOG, new AuditLogScreen(readers, audit),
                Route.SETTINGS, new SettingsScreen(readers, settings, editor));
    }

    @Bean
    Routes routes(List<Map<Route, Screen>> screens) {
        Map<Route, Screen> all = new EnumMap<>(Route.class);
        screens.forEach(all::putAll);
        return new Routes(all);
    }
}
