package io.oauthlinks.jira.wiring;

import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.user.UserManager;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.platform.JiraBaseUrl;
import io.oauthlinks.lease.Leases;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.lease.Waiter;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.Discovery;
import io.oauthlinks.outgoinglink.LinkUses;
import io.oauthlinks.outgoinglink.OutgoingLinkEditor;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.flow.AuthorizationRequests;
import io.oauthlinks.outgoinglink.flow.AuthorizationRights;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.flow.UnansweredAuthorizations;
import io.oauthlinks.outgoinglink.token.AccessTokens;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.AccountsOfLink;
import io.oauthlinks.outgoinglink.token.AuthorizedAccounts;
import io.oauthlinks.outgoinglink.token.DeletedAccounts;
import io.oauthlinks.outgoinglink.token.Refresh;
import io.oauthlinks.outgoinglink.token.RevocationEndpoint;
import io.oauthlinks.outgoinglink.token.TokenEndpoint;
import io.oauthlinks.settings.BaseUrl;
import io.oauthlinks.settings.SettingsEditor;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Outgoing links, their authorization and their tokens; and the settings. */
@Component
@Configuration(proxyBeanMethods = false)
class OutgoingLinkWiring {

    @Bean
    BaseUrl baseUrl(ApplicationProperties properties) {
        return new JiraBaseUrl(properties);
    }

    @Bean
    RedirectUrls redirectUrls(BaseUrl baseUrl) {
        return new RedirectUrls(baseUrl);
    }

    @Bean
    PinnedHttp outboundHttp(SettingsStore settings) {
        return new PinnedHttp(settings);
    }

    @Bean
    Discovery discovery(OutboundHttp http, SettingsStore settings, Clock clock) {
        return new Discovery(http, settings, clock);
    }

    @Bean
    LinkUses linkUses(MailServers servers) {
        return linkId -> servers.usingLink(linkId).stream().map(MailServer::name).toList();
    }

    @Bean
    DeletedAccounts deletedAccounts(OutgoingLinks links, Accounts accounts, OutboundHttp http, AuditLog audit, Threads threads) {
        return new DeletedAccounts(links, accounts, new RevocationEndpoint(http), audit, threads.revocations());
    }

    @Bean
    AccountsOfLink accountsOfLink(Accounts accounts, DeletedAccounts deleted, Leases leases, AuditLog audit, Clock clock) {
        return new AccountsOfLink(accounts, deleted, leases, audit, clock);
    }

    @Bean
    Turns turns(Leases leases) {
        return new Turns(leases, Waiter.PARKING);
    }

    @Bean
    OutgoingLinkEditor.Dependents dependents(LinkUses uses, AccountsOfLink accounts, Turns turns) {
        return new OutgoingLinkEditor.Dependents(uses, accounts, turns);
    }

    @Bean
    OutgoingLinkEditor outgoingLinkEditor(OutgoingLinks links, OutgoingLinkEditor.Dependents dependents, Discovery discovery,
                                          SettingsStore settings, AuditLog audit, Clock clock) {
        return new OutgoingLinkEditor(links, dependents, discovery, settings, audit, clock);
    }

    @Bean
    TokenEndpoint tokenEndpoint(OutboundHttp http, Clock clock) {
        return new TokenEndpoint(http, clock);
    }

    @Bean
    AuthorizedAccounts authorizedAccounts(Accounts accounts, Turns turns) {
        return new AuthorizedAccounts(accounts, turns);
    }

    @Bean
    AuthorizationFlow.ProviderSide providerSide(RedirectUrls redirectUrls, SettingsStore settings, TokenEndpoint endpoint) {
        return new AuthorizationFlow.ProviderSide(new AuthorizationRequests(redirectUrls, settings), endpoint);
    }

    @Bean
    AuthorizationRights authorizationRights(UserManager users, ProjectFacts projects) {
        return new PageRights(users, projects);
    }

    @Bean
    AuthorizationFlow authorizationFlow(OutgoingLinks links, AuthorizedAccounts accounts, PendingAuthorizations pending,
                                        AuthorizationFlow.ProviderSide provider, AuthorizationRights rights, AuditLog audit, Clock clock) {
        return new AuthorizationFlow(links, accounts, pending, provider, rights, audit, clock);
    }

    @Bean
    UnansweredAuthorizations unansweredAuthorizations(PendingAuthorizations pending, Accounts accounts, Clock clock) {
        return new UnansweredAuthorizations(pending, accounts, clock);
    }

    @Bean
    Refresh refresh(OutgoingLinks links, Accounts accounts, TokenEndpoint endpoint, Leases leases, AuditLog audit, Clock clock) {
        return new Refresh(links, accounts, endpoint, leases, audit, clock);
    }

    @Bean
    AccessTokens accessTokens(Accounts accounts, Refresh refresh, SettingsStore settings, Threads threads, Clock clock) {
        return new AccessTokens(accounts, refresh, settings, threads.refreshes(), Waiter.PARKING, clock);
    }

    @Bean
    SettingsEditor settingsEditor(SettingsStore settings, AuditLog audit) {
        return new SettingsEditor(settings, audit);
    }
}
