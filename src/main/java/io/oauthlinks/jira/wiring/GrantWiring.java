package io.oauthlinks.jira.wiring;

import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.LinkProblems;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.jira.rest.GrantJson;
import io.oauthlinks.jira.screen.GrantRevokeScreen;
import io.oauthlinks.jira.screen.GrantViews;
import io.oauthlinks.jira.screen.LinkGrantsRevokeScreen;
import io.oauthlinks.jira.screen.LinkGrantsScreen;
import io.oauthlinks.jira.screen.OwnGrantRevokeScreen;
import io.oauthlinks.jira.screen.OwnGrantsRevokeScreen;
import io.oauthlinks.jira.screen.OwnGrantsScreen;
import io.oauthlinks.jira.screen.Readers;
import io.oauthlinks.jira.screen.RecentProblems;
import io.oauthlinks.jira.screen.UserGrantsRevokeScreen;
import io.oauthlinks.jira.screen.UserGrantsScreen;
import io.oauthlinks.jira.screen.UserOfRequest;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Where people and administrators see what applications may do, and take it back. */
@Component
@Configuration(proxyBeanMethods = false)
class GrantWiring {

    @Bean
    GrantViews grantViews(Grants grants, IncomingLinks links, Clock clock) {
        return new GrantViews(grants, links, clock);
    }

    @Bean
    RecentProblems recentProblems(LinkProblems problems) {
        return new RecentProblems(problems);
    }

    @Bean
    GrantJson grantJson(RegisteredClients clients, ResourceOwners owners) {
        return new GrantJson(clients, owners);
    }

    @Bean
    Map<Route, Screen> ownGrantScreens(Readers readers, GrantViews views, Revocations revocations) {
        return Map.of(
                Route.OWN_GRANTS, new OwnGrantsScreen(readers, views),
                Route.OWN_GRANTS_REVOKE, new OwnGrantsRevokeScreen(readers, views, revocations),
                Route.OWN_GRANT_REVOKE, new OwnGrantRevokeScreen(readers, views, revocations));
    }

    @Bean
    Map<Route, Screen> grantScreens(Readers readers, GrantViews views, Revocations revocations, ResourceOwners owners) {
        UserOfRequest users = new UserOfRequest(owners);
        return Map.of(
                Route.INCOMING_LINK_GRANTS, new LinkGrantsScreen(readers, views),
                Route.INCOMING_LINK_GRANTS_REVOKE, new LinkGrantsRevokeScreen(readers, views, revocations),
                Route.USER_GRANTS, new UserGrantsScreen(readers, views, users),
                Route.USER_GRANTS_REVOKE, new UserGrantsRevokeScreen(readers, views, users, revocations),
                Route.GRANT_REVOKE, new GrantRevokeScreen(readers, views, revocations));
    }
}
