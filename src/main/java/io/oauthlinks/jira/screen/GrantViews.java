package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.jira.http.oauth2.LogoServlet;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The grants as people and administrators look at them, one row each; on screens a grant is a connection. */
public final class GrantViews {

    private static final String KEY = "oauth-links.incoming-link.grants.";

    private final Grants grants;
    private final IncomingLinks links;
    private final Clock clock;

    public GrantViews(Grants grants, IncomingLinks links, Clock clock) {
        this.grants = grants;
        this.links = links;
        this.clock = clock;
    }

    /** Newest first, without those that have ended and only wait for the clean-up. */
    List<Grant> ofUser(String userKey) {
        return grants.ofUser(userKey).stream().filter(this::isLive).toList();
    }

    /** Empty also when it is somebody else's. */
    Optional<Grant> ofUser(String userKey, long id) {
        return byId(id).filter(grant -> grant.userKey().equals(userKey));
    }

    Optional<Grant> byId(long id) {
        return grants.byId(id).filter(this::isLive);
    }

    List<Grant> ofLink(long linkId, ListPages pages) {
        return grants.ofLink(linkId, pages.offset(), ListPages.PAGE_SIZE);
    }

    int countOfLink(long linkId) {
        return grants.countOfLink(linkId);
    }

    /** Access tokens with which a service can call Jira now. */
    int serviceTokens(IncomingLink link) {
        return grants.liveAccessTokens(0, link.id(), clock.instant());
    }

    Optional<IncomingLink> link(long id) {
        return links.byId(id);
    }

    /** The services that an administrator has set up to act as a user: nobody granted them anything, and yet they act for somebody. */
    List<IncomingLink> servicesOf(String userKey) {
        return links.all().stream().filter(link -> link.kind() == ClientKind.SERVICE && link.serviceUserKey().equals(userKey)).toList();
    }

    private boolean isLive(Grant grant) {
        return grant.isLiveAt(clock.instant());
    }

    List<Map<String, Object>> rows(Reader reader, List<Grant> shown) {
        Map<Long, Optional<IncomingLink>> known = new HashMap<>();
        return shown.stream().map(grant -> row(reader, grant, known.computeIfAbsent(grant.linkId(), links::byId))).toList();
    }

    /** With how many access tokens live, which takes a look-up for each row. */
    List<Map<String, Object>> rowsForAdministrators(Reader reader, List<Grant> shown) {
        List<Map<String, Object>> rows = rows(reader, shown);
        for (int i = 0; i < rows.size(); i++) {
            Grant grant = shown.get(i);
            rows.get(i).put("tokens", grants.liveAccessTokens(grant.id(), grant.linkId(), clock.instant()));
        }
        return rows;
    }

    Map<String, Object> row(Reader reader, Grant grant) {
        return row(reader, grant, links.byId(grant.linkId()));
    }

    private Map<String, Object> row(Reader reader, Grant grant, Optional<IncomingLink> link) {
        Map<String, Object> row = link.map(known -> application(reader, known)).orElseGet(HashMap::new);
        // the link may go between two reads; its grants go with it
        row.putIfAbsent("application", reader.text(KEY + "deleted-link"));
        row.putIfAbsent("initial", "");
        row.put("id", grant.id());
        putScopes(reader, grant.scopes(), row);
        row.put("user", reader.displayName().apply(grant.userKey()));
        row.put("userPath", UserOfRequest.path(grant.userKey()));
        row.put("address", grant.address());
        row.put("allowed", reader.times().relative(grant.createdAt()));
        if (grant.lastUsedAt() != null) {
            row.put("lastUsed", reader.times().relative(grant.lastUsedAt()));
        }
        row.put("ends", reader.times().end(grant.expiresAt()));
        return row;
    }

    /** A service in the list of what acts for a user. */
    Map<String, Object> service(Reader reader, IncomingLink link) {
        Map<String, Object> row = application(reader, link);
        putScopes(reader, link.scopes(), row);
        row.put("allowed", reader.times().relative(link.createdAt()));
        if (link.lastUsedAt() != null) {
            row.put("lastUsed", reader.times().relative(link.lastUsedAt()));
        }
        return row;
    }

    private static Map<String, Object> application(Reader reader, IncomingLink link) {
        Map<String, Object> row = new HashMap<>();
        row.put("linkId", link.id());
        row.put("application", link.name());
        row.put("kind", kind(reader, link));
        row.put("off", !link.enabled());
        LogoServlet.pathOf(link).ifPresent(path -> row.put("logo", path));
        row.put("initial", OwnPage.initial(link.name()));
        return row;
    }

    /** Where it runs: the host that users know it by, or that it is on their own computer. */
    private static String kind(Reader reader, IncomingLink link) {
        if (link.kind() == ClientKind.WEB || link.kind() == ClientKind.BROWSER) {
            Optional<String> host = link.redirectUris().stream().findFirst().map(redirect -> redirect.uri()).map(URI::getHost);
            if (host.isPresent()) {
                return host.get();
            }
        }
        return reader.text(KEY + "kind." + link.kind().name().toLowerCase(Locale.ROOT));
    }

    private static void putScopes(Reader reader, Collection<JiraScope> scopes, Map<String, Object> row) {
        JiraScope most = scopes.stream().max(JiraScope::compareTo).orElse(JiraScope.READ);
        row.put("may", reader.text(KEY + "may." + most.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        row.put("scopes", JiraScope.format(scopes).replace(" ", ", "));
    }
}
