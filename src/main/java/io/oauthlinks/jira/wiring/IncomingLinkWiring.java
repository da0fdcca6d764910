package io.oauthlinks.jira.wiring;

import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.ClientSecrets;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.LinkGrants;
import io.oauthlinks.incominglink.Logos;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.SecretRotation;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.jira.rest.IncomingLinkJson;
import io.oauthlinks.jira.screen.CredentialsPage;
import io.oauthlinks.jira.screen.EndOverlapScreen;
import io.oauthlinks.jira.screen.EndpointFacts;
import io.oauthlinks.jira.screen.IncomingLinkAside;
import io.oauthlinks.jira.screen.IncomingLinkDeleteScreen;
import io.oauthlinks.jira.screen.IncomingLinkEditScreen;
import io.oauthlinks.jira.screen.IncomingLinkFormPage;
import io.oauthlinks.jira.screen.IncomingLinkListScreen;
import io.oauthlinks.jira.screen.IncomingLinkNewScreen;
import io.oauthlinks.jira.screen.Readers;
import io.oauthlinks.jira.screen.RecentProblems;
import io.oauthlinks.jira.screen.RotateSecretScreen;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The administration of incoming links. */
@Component
@Configuration(proxyBeanMethods = false)
class IncomingLinkWiring {

    @Bean
    SecretRotation secretRotation(IncomingLinks links, ClientSecrets secrets, RegisteredClients clients, AuditLog audit, Clock clock) {
        return new SecretRotation(links, secrets, clients, audit, clock);
    }

    @Bean
    IncomingLinkEditor.Dependents incomingLinkDependents(LinkGrants grants, Logos logos, RegisteredClients clients) {
        return new IncomingLinkEditor.Dependents(grants, logos, clients);
    }

    @Bean
    IncomingLinkEditor incomingLinkEditor(IncomingLinks links, IncomingLinkEditor.Dependents dependents, SecretRotation secrets,
                                          ResourceOwners users, SettingsStore settings, AuditLog audit, Clock clock) {
        return new IncomingLinkEditor(links, dependents, secrets, users, settings, audit, clock);
    }

    @Bean
    IncomingLinkJson incomingLinkJson(IncomingLinkEditor editor, ClientSecrets secrets) {
        return new IncomingLinkJson(editor, secrets);
    }

    @Bean
    EndpointFacts endpointFacts(Issuer issuer) {
        return new EndpointFacts(issuer);
    }

    @Bean
    IncomingLinkFormPage incomingLinkFormPage(Readers readers, SettingsStore settings, EndpointFacts endpoints, ClientSecrets secrets, Grants grants,
                                              RecentProblems problems, Clock clock) {
        IncomingLinkAside aside = new IncomingLinkAside(endpoints, secrets, grants, clock);
        return new IncomingLinkFormPage(readers, settings, endpoints, aside, problems);
    }

    @Bean
    CredentialsPage credentialsPage(Readers readers, EndpointFacts endpoints, SettingsStore settings) {
        return new CredentialsPage(readers, endpoints, settings);
    }

    @Bean
    Map<Route, Screen> incomingLinkScreens(Readers readers, IncomingLinks links, Grants grants, ResourceOwners users, EndpointFacts endpoints,
                                           RecentProblems problems, IncomingLinkFormPage page, IncomingLinkEditor editor) {
        return Map.of(
                Route.INCOMING_LINKS, new IncomingLinkListScreen(readers, links, grants, users, endpoints, problems),
                Route.INCOMING_LINK_EDIT, new IncomingLinkEditScreen(page, links, editor),
                Route.INCOMING_LINK_DELETE, new IncomingLinkDeleteScreen(readers, links, grants, editor));
    }

    @Bean
    Map<Route, Screen> credentialScreens(Readers readers, IncomingLinks links, IncomingLinkFormPage page, CredentialsPage credentials,
                                         IncomingLinkEditor editor, SecretRotation rotation) {
        return Map.of(
                Route.INCOMING_LINK_NEW, new IncomingLinkNewScreen(page, credentials, editor),
                Route.INCOMING_LINK_ROTATE_SECRET, new RotateSecretScreen(readers, links, rotation, credentials),
                Route.INCOMING_LINK_END_OVERLAP, new EndOverlapScreen(links, rotation));
    }
}
