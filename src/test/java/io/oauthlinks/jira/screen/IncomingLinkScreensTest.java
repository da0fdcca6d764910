package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.InMemoryClientSecrets;
import io.oauthlinks.incominglink.InMemoryIncomingLinks;
import io.oauthlinks.incominglink.InMemoryLinkProblems;
import io.oauthlinks.incominglink.InMemoryLogos;
import io.oauthlinks.incominglink.InMemoryResourceOwners;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.IncomingLinkForm;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.LinkGrants;
import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.incominglink.RememberedClients;
import io.oauthlinks.incominglink.SecretRotation;
import io.oauthlinks.incominglink.grant.InMemoryAuthorizationCodes;
import io.oauthlinks.incominglink.grant.InMemoryGrants;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncomingLinkScreensTest {

    private static final Pattern SECRET = Pattern.compile("ols_[0-9A-Za-z]{38}");
    private String baseUrl = "https://jira.acme.example/jira";
    private int connections;
    private final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    private final InMemoryIncomingLinks links = new InMemoryIncomingLinks();
    private final InMemoryClientSecrets secrets = new InMemoryClientSecrets();
    private final InMemoryLinkProblems problems = new InMemoryLinkProblems();
    private final InMemoryResourceOwners users = new InMemoryResourceOwners().with("JIRAUSER10200", "importer", "Nightly Import");
    private final InMemoryGrants grants = new InMemoryGrants(new InMemoryAuthorizationCodes());
    private final InMemoryAuditLog audit = new InMemoryAuditLog(Samples.CLOCK);
    private final RememberedClients clients = new RememberedClients(links, secrets, Samples.CLOCK);
    private final SecretRotation rotation = new SecretRotation(links, secrets, clients, audit, Samples.CLOCK);
    private final IncomingLinkEditor editor = new IncomingLinkEditor(links,
            new IncomingLinkEditor.Dependents(new Connections(), new InMemoryLogos(), clients), rotation, users, settings, audit, Samples.CLOCK);
    private final EndpointFacts endpoints = new EndpointFacts(new Issuer(() -> URI.create(baseUrl), settings));
    private final RecentProblems recent = new RecentProblems(problems);
    private final CredentialsPage credentials = new CredentialsPage(Samples.readers(), endpoints, settings);
    private final IncomingLinkFormPage page = new IncomingLinkFormPage(Samples.readers(), settings, endpoints,
            new IncomingLinkAside(endpoints, secrets, grants, Samples.CLOCK), recent);
    private final Screen list = new IncomingLinkListScreen(Samples.readers(), links, grants, users, endpoints, recent);
    private final Screen fresh = new IncomingLinkNewScreen(page, credentials, editor);
    private final Screen edit = new IncomingLinkEditScreen(page, links, editor);
    private final Screen delete = new IncomingLinkDeleteScreen(Samples.readers(), links, grants, editor);
    private final Screen rotate = new RotateSecretScreen(Samples.readers(), links, rotation, credentials);
    private final Screen endOverlap = new EndOverlapScreen(links, rotation);
    private final RenderedTemplates templates = new RenderedTemplates();

    /** So many as a test says. */
    private final class Connections implements LinkGrants {
        @Override
        public int count(long linkId) {
            return connections;
        }

        @Override
        public int revokeAllOfLink(long linkId, Actor actor) {
            return connections;
        }
    }

    private String get(Screen screen, String path, String... parameters) {
        return templates.render(screen.get(Samples.request("GET", path, parameters)));
    }

    private Response post(Screen screen, String path, String... parameters) {
        return screen.post(Samples.request("POST", path, parameters));
    }

    private IncomingLink create(ClientKind kind, String name) {
        Map<String, String> form = new HashMap<>(Map.of("name", name, "kind", kind.name(), "scopes", "READ"));
        form.put(kind.asksUsers() ? "redirectUris" : "serviceUser", kind.asksUsers() ? "https://app.example/cb" : "importer");
        return editor.create(new IncomingLinkForm(form), Samples.ADMIN).link();
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    @Test
    void firstVisitExplainsTheStepsAndOffersNoTable() {
        assertThat(get(list, "/incoming-links")).contains("Let an application call Jira for its users", "/incoming-links/new")
                .doesNotContain("<table");
    }

    @Test
    void theListShowsEachLinkAndThoseInTroubleFirst() {
        create(ClientKind.WEB, "Alpha");
        create(ClientKind.SERVICE, "Zulu");
        IncomingLink off = create(ClientKind.NATIVE, "Mike");
        links.save(off.disabled(Samples.NOW));
        users.deactivate("JIRAUSER10200");

        String page = get(list, "/incoming-links");

        assertThat(page.replaceAll("(?s).*?<a href=\"[^\"]*incoming-links/\\d\">([^<]*)</a></div>", "$1|")).startsWith("Zulu|Alpha|Mike|");
        assertThat(page).contains("3 incoming links, 1 needs attention", "Cannot act", "Its user is deactivated", "Acts as Nightly Import",
                "Disabled",
                off.clientId());
        users.delete("JIRAUSER10200");
        assertThat(get(list, "/incoming-links", "state", "attention")).contains("Its user does not exist any more").doesNotContain("Alpha", "Mike");
        assertThat(get(list, "/incoming-links", "state", "disabled")).contains("Mike").doesNotContain("Zulu");
        assertThat(get(list, "/incoming-links", "text", off.clientId().substring(4))).contains("Mike").doesNotContain("Alpha");
        assertThat(get(list, "/incoming-links", "text", "nothing like that")).contains("No incoming link fits the filter.");
    }

    @Test
    void requestsOfUnknownClientsStandBelowTheList() {
        assertThat(get(list, "/incoming-links")).doesNotContain("id=\"recent-problems\"");
        problems.record(new LinkProblem(0, "client-unknown", "olc_typo", "192.0.2.9", "c0ffee", 1, Samples.NOW, Samples.NOW));
        assertThat(get(list, "/incoming-links")).contains("id=\"recent-problems\"", "olc_typo");
    }

    @Test
    @DisplayName("P76: while the base URL is http every page says that incoming links are off")
    void anHttpBaseUrl() {
        IncomingLink link = create(ClientKind.WEB, "Alpha");
        assertThat(get(list, "/incoming-links")).doesNotContain("Incoming links are off").contains("data-metadata=");
        baseUrl = "http://jira.acme.example/jira";
        String off = "Incoming links are off, because Jira&#39;s base URL is not https";
        assertThat(get(list, "/incoming-links")).contains(off, "The base URL is http://jira.acme.example/jira.").doesNotContain("data-metadata=");
        assertThat(get(fresh, "/incoming-links/new")).contains(off);
        assertThat(get(edit, "/incoming-links/" + link.id())).contains(off);
        settings.save(InMemorySettings.forLoopback().current());
        assertThat(get(list, "/incoming-links")).doesNotContain("Incoming links are off");
    }

    @Test
    void theBrowserIsAskedForTheMetadataOnlyBelowAContextPath() {
        assertThat(get(list, "/incoming-links")).contains("data-metadata=\"https://jira.acme.example/.well-known/oauth-authorization-server/jira\"",
                "data-issuer=\"https://jira.acme.example/jira\"");
        baseUrl = "https://jira.acme.example";
        assertThat(get(list, "/incoming-links")).doesNotContain("data-metadata=");
    }

    @Test
    @DisplayName("P73: the page after creating shows the secret, and no page after it does")
    void theSecretIsShownOnce() {
        Response answer = post(fresh, "/incoming-links/new", "name", "Reports", "kind", "WEB", "redirectUris", "https://app.example/it's?x=1&y=2",
                "scopes", "WRITE");
        String page = templates.render(answer);
        IncomingLink link = links.all().get(0);
        List<String> shown = SECRET.matcher(page).results().map(result -> result.group()).toList();
        assertThat(shown).hasSize(1);
        assertThat(CredentialFormat.CLIENT_SECRET.isWellFormed(shown.get(0))).isTrue();
        assertThat(secrets.ofLink(link.id()).get(0).hash()).isEqualTo(Sha256.hex(shown.get(0)));
        assertThat(page).contains("Incoming link created", "(READ WRITE)",
                link.clientId(), "https://jira.acme.example/jira/plugins/servlet/oauth-links/oauth2/token",
                "https://jira.acme.example/jira/.well-known/oauth-authorization-server",
                "redirect_uri=https%3A%2F%2Fapp.example%2Fit%27s%3Fx%3D1%26y%3D2", "code_challenge_method=S256",
                "redirect_uri=&#39;https://app.example/it&#39;\\&#39;&#39;s?x=1&amp;y=2&#39;", "I have copied the secret");
        for (String later : List.of(get(list, "/incoming-links"), get(edit, "/incoming-links/" + link.id()),
                get(delete, "/incoming-links/1/delete"))) {
            assertThat(count(SECRET, later)).isZero();
        }
        assertThat(audit.entries().toString()).doesNotContain(shown.get(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "BROWSER"})
    void aPublicClientGetsNoSecret(ClientKind kind) {
        String page = templates.render(post(fresh, "/incoming-links/new", "name", "App", "kind", kind.name(), "redirectUris",
                "https://app.example/cb",
                "scopes", "READ"));
        assertThat(page).contains("A public client has no client secret", "client_id=olc_").doesNotContain("CLIENT_SECRET", "shown only now",
                "Copy the client secret");
        assertThatThrownBy(() -> get(rotate, "/incoming-links/1/rotate-secret")).isInstanceOf(Screen.NotFound.class);
        assertThatThrownBy(() -> post(rotate, "/incoming-links/1/rotate-secret", "overlap", "0")).isInstanceOf(Screen.NotFound.class);
    }

    @Test
    void aServiceHasNoAuthorizationEndpoint() {
        String page = templates.render(post(fresh, "/incoming-links/new", "name", "Import", "kind", "SERVICE", "serviceUser", "importer",
                "scopes", "READ"));
        assertThat(page).contains("grant_type=client_credentials").doesNotContain("/oauth2/authorize", "PASTE_THE_CODE", "Authorized applications");
    }

    @Test
    void whatIsRefusedComesBackAsTyped() {
        Response.Page refused = (Response.Page) post(fresh, "/incoming-links/new", "name", Samples.HOSTILE, "kind", "NATIVE",
                "redirectUris", "https://app.example/cb\nhttps://*.example", "scopes", "WRITE", "accessTokenLife", "1h");
        assertThat(refused.status()).isEqualTo(400);
        String page = templates.render(refused);
        assertThat(page).contains("2 fields need a change", "instead of https://*.example", "Enter a whole number from 5 to 3600",
                "<option value=\"NATIVE\" selected>", "value=\"1h\"", "<details class=\"ol-section\" open>").doesNotContain("<script>");
        assertThat(page).containsPattern("value=\"WRITE\"[^>]* checked").doesNotContainPattern("value=\"READ\"[^>]* checked");
        assertThat(links.all()).isEmpty();
    }

    @Test
    void hostileNamesAreEscapedEverywhere() {
        String name = "<script>alert('x')</script>";
        create(ClientKind.WEB, name);
        for (String html : List.of(get(list, "/incoming-links"), get(edit, "/incoming-links/1"), get(delete, "/incoming-links/1/delete"),
                get(rotate, "/incoming-links/1/rotate-secret"), templates.render(post(rotate, "/incoming-links/1/rotate-secret", "overlap", "0")))) {
            assertThat(html).contains("&lt;script&gt;").doesNotContain("<script>");
        }
    }

    @Test
    void theFormOfASavedLinkHasItsStateItsSecretAndItsProblems() {
        IncomingLink link = create(ClientKind.WEB, "Reports");
        problems.record(new LinkProblem(link.id(), "redirect-uri-not-registered", "https://app.example/CB", "192.0.2.9", "c0ffee", 3, Samples.NOW,
                Samples.NOW));
        String page = get(edit, "/incoming-links/" + link.id());
        assertThat(page).contains("Edit Reports", "Web application", "https://app.example/cb", link.clientId(), "/incoming-links/1/rotate-secret",
                "/incoming-links/1/grants", "Created by Jana Novak", "https://app.example/CB",
                "id=\"recent-problems\"").doesNotContain("data-shows", "end-overlap");
        rotation.rotate(link.id(), "3600", Samples.ADMIN);
        assertThat(get(edit, "/incoming-links/" + link.id())).contains("end-overlap", "in 1 hour");
        assertThat(((Response.SeeOther) post(endOverlap, "/incoming-links/1/end-overlap")).location()).endsWith("/incoming-links/1");
        assertThat(get(edit, "/incoming-links/" + link.id())).doesNotContain("end-overlap");
        assertThatThrownBy(() -> endOverlap.get(Samples.request("GET", "/incoming-links/1/end-overlap"))).isInstanceOf(Screen.MethodNotAllowed.class);
    }

    @Test
    void savingGoesBackToTheListWhichNamesTheLink() {
        create(ClientKind.WEB, "Reports");
        Response saved = post(edit, "/incoming-links/1", "name", "Reports 2", "redirectUris", "https://app.example/cb", "scopes", "READ",
                "enabled", "false");
        assertThat(((Response.SeeOther) saved).location()).endsWith("/incoming-links?saved=1");
        assertThat(get(list, "/incoming-links", "saved", "1")).contains("Reports 2 is saved");
        assertThat(get(edit, "/incoming-links/1")).containsPattern("value=\"false\" checked");
        assertThat(get(list, "/incoming-links", "saved", "99", "deleted", "<x>")).doesNotContain("is saved", "deleted", "<x>");
    }

    @Test
    void aServiceIsOfferedNoAdministration() {
        create(ClientKind.SERVICE, "Import");
        assertThat(get(edit, "/incoming-links/1")).contains("importer").doesNotContain("SYSTEM_ADMIN", "redirectUris", "refreshTokenLife");
    }

    @Test
    void deletingSaysHowMuchIsRevoked() {
        create(ClientKind.WEB, "Reports");
        create(ClientKind.SERVICE, "Import");
        assertThat(get(delete, "/incoming-links/1/delete")).contains("No user is connected", "disable it instead");
        assertThat(get(delete, "/incoming-links/2/delete")).contains("Its access tokens end");
        connections = 7;
        assertThat(((Response.SeeOther) post(delete, "/incoming-links/1/delete")).location()).endsWith("/incoming-links?deleted=7");
        assertThat(get(list, "/incoming-links", "deleted", "7")).contains("its 7 connections are revoked");
        assertThat(get(list, "/incoming-links", "deleted", "1")).contains("its 1 connection is revoked");
        assertThat(get(list, "/incoming-links", "deleted", "0")).contains("There was no connection to revoke");
        assertThatThrownBy(() -> get(delete, "/incoming-links/1/delete")).isInstanceOf(Screen.NotFound.class);
        assertThatThrownBy(() -> get(edit, "/incoming-links/1")).isInstanceOf(Screen.NotFound.class);
    }

    @Test
    @DisplayName("P73: rotating asks how long the old secret stays valid, and shows the new one once")
    void rotatingShowsTheNewSecret() {
        IncomingLink link = create(ClientKind.WEB, "Reports");
        assertThat(get(rotate, "/incoming-links/1/rotate-secret")).contains("<option value=\"86400\" selected>", "For 30 days");
        String page = templates.render(post(rotate, "/incoming-links/1/rotate-secret", "overlap", "604800"));
        assertThat(page).contains("Client secret rotated", "Reports has a new client secret.");
        assertThat(count(SECRET, page)).isEqualTo(1);
        assertThat(secrets.ofLink(link.id())).hasSize(2);
        Response.Page refused = (Response.Page) post(rotate, "/incoming-links/1/rotate-secret", "overlap", "99999999");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(templates.render(refused)).contains("Enter a whole number from 0 to 2592000");
        assertThat(secrets.ofLink(link.id())).hasSize(2);
    }
}
