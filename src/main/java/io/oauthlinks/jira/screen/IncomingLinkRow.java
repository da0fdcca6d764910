package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One incoming link in the list.
 *
 * @param serviceUser the user as whom a service acts; empty for other kinds, and when there is no such user any more
 */
record IncomingLinkRow(Reader reader, IncomingLink link, Optional<ResourceOwner> serviceUser) {

    private static final String KEY = "oauth-links.incoming-link.list.";
    private static final String KIND = "oauth-links.incoming-link.kind.";

    static IncomingLinkRow of(Reader reader, IncomingLink link, ResourceOwners users) {
        return new IncomingLinkRow(reader, link, link.kind() == ClientKind.SERVICE ? users.byKey(link.serviceUserKey()) : Optional.empty());
    }

    /** A service that cannot act as its user any more. */
    boolean needsAttention() {
        return link.enabled() && link.kind() == ClientKind.SERVICE && !serviceUser.map(ResourceOwner::active).orElse(false);
    }

    /** What the filter searches, in lower case. */
    String words() {
        return String.join("\n", link.name(), link.description(), link.clientId(), kind(), link.homepage()).toLowerCase(Locale.ROOT);
    }

    Map<String, Object> model(int grants) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", link.id());
        row.put("name", link.name());
        row.put("description", link.description());
        row.put("clientId", link.clientId());
        row.put("kind", kind());
        row.put("scopes", JiraScope.format(link.scopes()));
        row.put("grants", !link.kind().asksUsers() ? reader.text(KEY + "tokens")
                : grants == 0 ? reader.text(KEY + "grants.none") : reader.count(KEY + "grants", grants));
        if (link.kind() == ClientKind.SERVICE) {
            row.put("actsAs", reader.text(KEY + "acts-as", serviceUser.map(ResourceOwner::displayName).orElse(link.serviceUserKey())));
        }
        row.put("state", Lozenges.of(reader, link, needsAttention()));
        if (needsAttention()) {
            row.put("reason", reader.text(KEY + (serviceUser.isPresent() ? "user-inactive" : "user-gone")));
        }
        if (link.lastUsedAt() != null) {
            row.put("lastUsed", reader.times().relative(link.lastUsedAt()));
        }
        return row;
    }

    private String kind() {
        return reader.text(KIND + link.kind().name().toLowerCase(Locale.ROOT));
    }
}
