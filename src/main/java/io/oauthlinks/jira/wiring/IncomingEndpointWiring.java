package io.oauthlinks.jira.wiring;

import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.FailureLimit;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.LinkProblems;
import io.oauthlinks.incominglink.Metadata;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.authorize.AuthorizationEndpoint;
import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.LastUses;
import io.oauthlinks.incominglink.grant.RevocationListener;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.incominglink.revoke.RevocationEndpoint;
import io.oauthlinks.incominglink.token.AuthorizationCodeGrant;
import io.oauthlinks.incominglink.token.ClientAuthentication;
import io.oauthlinks.incominglink.token.ClientCredentialsGrant;
import io.oauthlinks.incominglink.token.EndpointFrame;
import io.oauthlinks.incominglink.token.GrantType;
import io.oauthlinks.incominglink.token.RefreshTokenGrant;
import io.oauthlinks.incominglink.token.TokenEndpoint;
import io.oauthlinks.settings.BaseUrl;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The authorization server: its endpoints, and what they decide by. */
@Component
@Configuration(proxyBeanMethods = false)
class IncomingEndpointWiring {

    /** Those of the token endpoint; a new one is added here. */
    record GrantTypes(List<GrantType> all) { }

    @Bean
    Issuer issuer(BaseUrl baseUrl, SettingsStore settings) {
        return new Issuer(baseUrl, settings);
    }

    @Bean
    Metadata metadata(Issuer issuer, SettingsStore settings, GrantTypes grantTypes) {
        return new Metadata(issuer, settings, grantTypes.all().stream().map(GrantType::wireName).toList());
    }

    @Bean
    ProblemRecorder problemRecorder(LinkProblems problems, Clock clock) {
        return new ProblemRecorder(problems, clock);
    }

    @Bean
    LastUses lastUses(Grants grants, IncomingLinks links, Threads threads) {
        return new LastUses(grants, links, threads.lastUses());
    }

    /** Whoever remembers tokens is asked for only when some are revoked: it may itself need what is built here. */
    @Bean
    Revocations revocations(Grants grants, IncomingLinks links, ResourceOwners owners, AuditLog audit, ObjectProvider<RevocationListener> listeners) {
        return new Revocations(grants, links, owners, audit, () -> listeners.forEach(RevocationListener::revoked));
    }

    @Bean
    AuthorizationEndpoint.Kept keptConsent(AuthorizationCodes codes, Grants grants) {
        return new AuthorizationEndpoint.Kept(codes, grants);
    }

    @Bean
    AuthorizationEndpoint authorizationEndpoint(Issuer issuer, RegisteredClients clients, AuthorizationEndpoint.Kept kept, ResourceOwners owners,
                                                AuditLog audit, SettingsStore settings, ProblemRecorder problems, Clock clock) {
        return new AuthorizationEndpoint(issuer, clients, kept, new AuthorizationEndpoint.People(owners, audit), settings, problems, clock);
    }

    @Bean
    GrantTypes grantTypes(AuthorizationEndpoint.Kept kept, Revocations revocations, ResourceOwners owners, SettingsStore settings, AuditLog audit,
                          LastUses uses, Clock clock) {
        return new GrantTypes(List.of(
                new AuthorizationCodeGrant(kept.codes(), kept.grants(), revocations, owners, settings, uses, clock),
                new RefreshTokenGrant(kept.grants(), revocations, owners, settings, audit, uses, clock),
                new ClientCredentialsGrant(kept.grants(), owners, settings, audit, uses, clock)));
    }

    @Bean
    ClientAuthentication clientAuthentication(RegisteredClients clients, Clock clock) {
        return new ClientAuthentication(clients, clock);
    }

    @Bean
    EndpointFrame endpointFrame(ClientAuthentication authentication, ProblemRecorder problems, SettingsStore settings, Clock clock) {
        return new EndpointFrame(authentication, new FailureLimit(settings, clock), problems);
    }

    /** Outgoing links have a token endpoint of their own. */
    @Bean
    TokenEndpoint incomingTokenEndpoint(EndpointFrame frame, ClientAuthentication authentication, GrantTypes grantTypes) {
        return new TokenEndpoint(frame, authentication, grantTypes.all());
    }

    @Bean
    RevocationEndpoint revocationEndpoint(EndpointFrame frame, ClientAuthentication authentication, Grants grants, Revocations revocations,
                                          ResourceOwners owners) {
        return new RevocationEndpoint(frame, authentication, grants, revocations, owners);
    }
}
