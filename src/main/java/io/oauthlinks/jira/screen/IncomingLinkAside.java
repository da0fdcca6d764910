package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.ClientSecret;
import io.oauthlinks.incominglink.ClientSecrets;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.grant.Grants;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands beside the form of a saved link: what its developer needs, its client secret, its connections, its logo. */
public final class IncomingLinkAside {

    private static final String KEY = "oauth-links.incoming-link.edit.";

    private final EndpointFacts endpoints;
    private final ClientSecrets secrets;
    private final Grants grants;
    private final Clock clock;

    public IncomingLinkAside(EndpointFacts endpoints, ClientSecrets secrets, Grants grants, Clock clock) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.grants = grants;
        this.clock = clock;
    }

    void put(Map<String, Object> model, Reader reader, IncomingLink link) {
        model.put("id", link.id());
        model.put("clientId", link.clientId());
        model.put("endpoints", endpoints.endpoints(reader, link.kind().asksUsers()));
        int count = grants.countOfLink(link.id());
        model.put("connections", !link.kind().asksUsers() ? reader.text(KEY + "connections.of-service")
                : count == 0 ? reader.text(KEY + "connections.none") : reader.count(KEY + "connections", count));
        if (link.kind().isConfidential()) {
            model.put("secret", secret(reader, link.id()));
        }
        model.put("logoResource", "/rest/oauth-links/1.0/incoming-links/" + link.id() + "/logo");
        model.put("logoHash", link.logoHash());
        model.put("created", reader.times().relative(link.createdAt()));
        model.put("createdBy", reader.displayName().apply(link.createdBy()));
        if (link.lastUsedAt() != null) {
            model.put("lastUsed", reader.times().relative(link.lastUsedAt()));
        }
    }

    private Map<String, Object> secret(Reader reader, long linkId) {
        Map<String, Object> shown = new HashMap<>();
        Instant now = clock.instant();
        List<ClientSecret> valid = secrets.ofLink(linkId).stream().filter(secret -> secret.isValidAt(now)).toList();
        valid.stream().filter(secret -> secret.expiresAt() == null).findFirst()
                .ifPresent(current -> shown.put("set", reader.times().relative(current.createdAt())));
        valid.stream().filter(secret -> secret.expiresAt() != null).findFirst()
                .ifPresent(previous -> shown.put("previousEnds", reader.times().relative(previous.expiresAt())));
        return shown;
    }
}
