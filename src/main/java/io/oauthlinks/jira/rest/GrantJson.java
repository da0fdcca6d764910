package io.oauthlinks.jira.rest;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.grant.Grant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A grant as JSON. Its tokens are stored as hashes only and appear nowhere. */
public final class GrantJson {

    private final RegisteredClients clients;
    private final ResourceOwners owners;

    /** @param clients kept in memory, because a page of grants is often all of one link */
    public GrantJson(RegisteredClients clients, ResourceOwners owners) {
        this.clients = clients;
        this.owners = owners;
    }

    /** For the user whose grant it is. */
    Map<String, Object> own(Grant grant) {
        Optional<IncomingLink> link = clients.byLink(grant.linkId()).map(RegisteredClient::link);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", grant.id());
        json.put("application", link.map(IncomingLink::name).orElse(""));
        json.put("clientId", link.map(IncomingLink::clientId).orElse(""));
        json.put("applicationEnabled", link.map(IncomingLink::enabled).orElse(false));
        json.put("scopes", grant.scopes().stream().sorted().map(JiraScope::name).toList());
        json.put("createdAt", Answers.time(grant.createdAt()));
        json.put("lastUsedAt", Answers.time(grant.lastUsedAt()));
        json.put("expiresAt", Answers.time(grant.expiresAt()));
        return json;
    }

    /** For administrators. */
    Map<String, Object> of(Grant grant) {
        Map<String, Object> json = own(grant);
        json.put("linkId", grant.linkId());
        json.put("userKey", grant.userKey());
        json.put("userName", owners.byKey(grant.userKey()).map(ResourceOwners.ResourceOwner::name).orElse(""));
        json.put("address", grant.address());
        return json;
    }
}
