package io.oauthlinks.jira.wiring;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.incominglink.RememberedClients;
import io.oauthlinks.jira.store.AoAuthorizationCodes;
import io.oauthlinks.jira.store.AoClientSecrets;
import io.oauthlinks.jira.store.AoGrants;
import io.oauthlinks.jira.store.AoIncomingLinks;
import io.oauthlinks.jira.store.AoLinkProblems;
import io.oauthlinks.jira.store.AoLogos;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Where incoming links rest, with everything that is issued to them. */
@Component
@Configuration(proxyBeanMethods = false)
class IncomingStoreWiring {

    @Bean
    AoIncomingLinks incomingLinks(ActiveObjects ao) {
        return new AoIncomingLinks(ao);
    }

    @Bean
    AoClientSecrets clientSecrets(ActiveObjects ao) {
        return new AoClientSecrets(ao);
    }

    @Bean
    RememberedClients registeredClients(AoIncomingLinks links, AoClientSecrets secrets, Clock clock) {
        return new RememberedClients(links, secrets, clock);
    }

    @Bean
    AoLogos logos(ActiveObjects ao) {
        return new AoLogos(ao);
    }

    @Bean
    AoLinkProblems linkProblems(ActiveObjects ao) {
        return new AoLinkProblems(ao);
    }

    @Bean
    AoAuthorizationCodes authorizationCodes(ActiveObjects ao) {
        return new AoAuthorizationCodes(ao);
    }

    @Bean
    AoGrants grants(ActiveObjects ao) {
        return new AoGrants(ao);
    }
}
