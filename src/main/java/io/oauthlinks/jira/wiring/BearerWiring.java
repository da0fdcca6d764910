package io.oauthlinks.jira.wiring;

import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.jira.platform.JiraResourceOwners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What decides about calls with an access token of ours. */
@Component
@Configuration(proxyBeanMethods = false)
class BearerWiring {

    @Bean
    ResourceOwners resourceOwners(com.atlassian.jira.user.util.UserManager jiraUserManager) {
        return new JiraResourceOwners(jiraUserManager);
    }
}
