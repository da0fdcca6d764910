package io.oauthlinks.jira.screen;

import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.Authority;
import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.ProviderPreset;
import io.oauthlinks.outgoinglink.SuggestedScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The scopes that a provider suggests, to be ticked: for Microsoft one group for each cloud, of which the chosen one is shown. What is ticked
 * in one cloud is ticked in all, so that another choice keeps it.
 */
final class ScopeGroups {

    private static final String KEY = "oauth-links.outgoing-link.edit.";

    private final Reader reader;
    private final Authority authority;
    private final Scopes chosen;
    private final List<MailServer> users;
    private int rows;

    /** @param users mail servers of the link; null for a link that is not saved yet */
    ScopeGroups(Reader reader, Authority authority, Scopes chosen, List<MailServer> users) {
        this.reader = reader;
        this.authority = authority;
        this.chosen = chosen;
        this.users = users;
    }

    private Stream<Authority> authorities() {
        return inAllClouds(authority);
    }

    /** Of Microsoft the same tenant in each cloud; of the others just this one. */
    static Stream<Authority> inAllClouds(Authority authority) {
        return authority.provider() != Provider.MICROSOFT ? Stream.of(authority)
                : Stream.of(MicrosoftCloud.values()).map(cloud -> Authority.microsoft(cloud, authority.tenant()));
    }

    /** Empty when the provider suggests none. */
    List<Map<String, Object>> model() {
        return authorities().filter(one -> !one.preset().suggestedScopes().isEmpty()).map(one -> {
            Map<String, Object> group = new HashMap<>();
            group.put("cloud", authority.provider() == Provider.MICROSOFT ? one.cloud().name() : "");
            group.put("shown", one.cloud() == authority.cloud());
            group.put("scopes", rows(one.preset()));
            return group;
        }).toList();
    }

    private List<Map<String, Object>> rows(ProviderPreset preset) {
        List<Map<String, Object>> group = new ArrayList<>();
        List<SuggestedScope> suggested = preset.suggestedScopes();
        for (int i = 0; i < suggested.size(); i++) {
            SuggestedScope scope = suggested.get(i);
            boolean always = preset.requested(Scopes.NONE).contains(scope.scope());
            Map<String, Object> row = new HashMap<>();
            row.put("id", "scope-" + rows++);
            row.put("value", scope.scope());
            row.put("purpose", reader.texts().of(scope.purpose()));
            row.put("checked", always || isChosen(i));
            row.put("always", always);
            row.put("use", always ? reader.text(KEY + "scope.always") : use(scope));
            group.add(row);
        }
        return group;
    }

    /** Under the name that it has in any of the clouds. */
    private boolean isChosen(int suggestion) {
        return authorities().anyMatch(one -> chosen.contains(one.preset().suggestedScopes().get(suggestion).scope()));
    }

    private String use(SuggestedScope scope) {
        if (users == null) {
            return "";
        }
        long uses = users.stream().filter(server -> scope.protocols().contains(server.endpoint().protocol().name())).count();
        return uses == 0 ? reader.text(KEY + "scope.unused") : reader.count(KEY + "scope.used", uses);
    }

    /** The chosen scopes that stand in no group. */
    String others() {
        List<String> others = new ArrayList<>(chosen.values());
        authorities().flatMap(one -> one.preset().suggestedScopes().stream()).forEach(scope -> others.remove(scope.scope()));
        return String.join(" ", others);
    }
}
