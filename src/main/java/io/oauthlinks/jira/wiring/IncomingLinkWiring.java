package io.oauthlinks.jira.wiring;

import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.ClientSecrets;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.LinkGrants;
import io.oauthlinks.incominglink.Logos;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.SecretRotation;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.rest.IncomingLinkJson;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
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

    /** Without endpoints there is nobody who remembers tokens and would have to be told. */
    @Bean
    IncomingLinkEditor.Dependents incomingLinkDependents(ObjectProvider<LinkGrants> revocations, Grants grants, IncomingLinks links,
                                                         ResourceOwners users, AuditLog audit, Logos logos, RegisteredClients clients) {
        LinkGrants revoking = revocations.getIfAvailable(() -> new Revocations(grants, links, users, audit, () -> { }));
        return new IncomingLinkEditor.Dependents(revoking, logos, clients);
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
}
