package io.oauthlinks.jira.wiring;

import com.atlassian.event.api.EventPublisher;
import com.atlassian.sal.api.auth.AuthenticationListener;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.bearer.BearerCheck;
import io.oauthlinks.incominglink.bearer.CallPolicy;
import io.oauthlinks.incominglink.bearer.RememberedTokens;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.LastUses;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.http.bearer.JiraLogin;
import io.oauthlinks.jira.platform.DirectoryChanges;
import io.oauthlinks.jira.platform.JiraResourceOwners;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What decides about calls with an access token of ours. */
@Component
@Configuration(proxyBeanMethods = false)
class BearerWiring {

    @Bean
    JiraResourceOwners resourceOwners(com.atlassian.jira.user.util.UserManager jiraUserManager) {
        return new JiraResourceOwners(jiraUserManager);
    }

    @Bean
    RememberedTokens rememberedTokens(Grants grants, Clock clock) {
        return new RememberedTokens(grants, clock);
    }

    @Bean
    BearerCheck bearerCheck(RememberedTokens tokens, RegisteredClients clients, ResourceOwners users, CallPolicy policy, LastUses uses,
                            ProblemRecorder problems, Clock clock) {
        return new BearerCheck(tokens, clients, users, policy, uses, problems, clock);
    }

    @Bean
    CallPolicy callPolicy(Issuer issuer, SettingsStore settings, Clock clock) {
        return new CallPolicy(issuer, settings, clock);
    }

    @Bean
    JiraLogin jiraLogin(AuthenticationListener listener, com.atlassian.jira.user.util.UserManager jiraUserManager) {
        return new JiraLogin(listener, jiraUserManager);
    }

    @Bean(initMethod = "listen", destroyMethod = "close")
    DirectoryChanges directoryChanges(EventPublisher events, JiraResourceOwners users, Revocations revocations, IncomingLinkEditor links,
                                      SettingsStore settings) {
        return new DirectoryChanges(events, users, revocations, links, settings);
    }
}
