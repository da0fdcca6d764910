package io.oauthlinks.jira.wiring;

import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.jira.http.oauth2.AuthorizeServlet;
import io.oauthlinks.jira.http.oauth2.Doors;
import io.oauthlinks.jira.http.oauth2.ProgramGate;
import io.oauthlinks.jira.screen.AuthorizePages;
import io.oauthlinks.jira.screen.ConsentPage;
import io.oauthlinks.jira.screen.Readers;
import io.oauthlinks.jira.screen.RefusedPage;
import io.oauthlinks.jira.screen.StandalonePage;
import io.oauthlinks.settings.BaseUrl;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The edge of the endpoints of incoming links, for programs and for browsers. */
@Component
@Configuration(proxyBeanMethods = false)
class EndpointWiring {

    @Bean
    ProgramGate programGate(Issuer issuer, SettingsStore settings, ProblemRecorder problems) {
        return new ProgramGate(issuer, settings, problems);
    }

    @Bean
    Doors doors(UserManager users, LoginUriProvider logins, WebSudoManager webSudo, XsrfTokenValidator xsrfTokenValidator) {
        return new Doors(users, logins, webSudo, xsrfTokenValidator);
    }

    @Bean
    AuthorizeServlet.Pages authorizePages(Readers readers, ApplicationProperties properties, BaseUrl baseUrl, ResourceOwners owners, Clock clock) {
        StandalonePage page = new StandalonePage(readers, properties::getDisplayName, baseUrl);
        return new AuthorizePages(new ConsentPage(page, key -> owners.byKey(key).map(ResourceOwner::name).orElse(key)), new RefusedPage(page, clock));
    }
}
