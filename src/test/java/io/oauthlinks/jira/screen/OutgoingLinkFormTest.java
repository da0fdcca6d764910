package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outbound.OutboundFailure;
import io.oauthlinks.outgoinglink.Discovery;
import io.oauthlinks.outgoinglink.KeptTokens;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinkEditor;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OutgoingLinkFormTest {

    private final Ports ports = new Ports();
    /** What keeps a saved link's accounts from being changed; null for nothing. */
    private Problem inTheWay;
    private final RenderedTemplates templates = new RenderedTemplates();
    private final OutgoingLinkFormPage page = new OutgoingLinkFormPage(Samples.readers(),
            new RedirectUrls(() -> URI.create("https://jira.acme.example")), ports.servers, ports.unanswered);
    private final OutgoingLinkEditor editor = editor();
    private final OutgoingLinkNewScreen newScreen = new OutgoingLinkNewScreen(Samples.readers(), page, editor);
    private final OutgoingLinkEditScreen editScreen = new OutgoingLinkEditScreen(page, ports.links, editor);

    private OutgoingLinkEditor editor() {
        SettingsStore settings = new InMemorySettings(Settings.DEFAULTS);
        KeptTokens noTokens = new KeptTokens() {
            @Override
            public void linkChanged(OutgoingLink saved, Actor actor) {
                if (inTheWay != null) {
                    throw new Refusal(inTheWay);
                }
            }

            @Override
            public Runnable revocationOf(OutgoingLink link, Actor actor) {
                return () -> { };
            }

            @Override
            public int count(long linkId) {
                return 0;
            }
        };
        Discovery noDiscovery = new Discovery(request -> {
            throw new OutboundFailure(Problem.named("oauth-links.outbound.problem", "name-not-found", "x"), null);
        }, settings, Samples.CLOCK);
        OutgoingLinkEditor.Dependents dependents = new OutgoingLinkEditor.Dependents(
                linkId -> ports.servers.usingLink(linkId).stream().map(server -> server.name()).toList(), noTokens, Samples.turns());
        return new OutgoingLinkEditor(ports.links, dependents, noDiscovery, settings, new InMemoryAuditLog(), Samples.CLOCK);
    }

    private void createMicrosoftLink() {
        newScreen.post(Samples.request("POST", "/outgoing-links/new", "provider", "MICROSOFT", "name", "Mail", "audience", "common",
                "tenant", "acme.example", "clientId", "id", "clientSecret", "secret", "clientAuthentication", "BODY",
                "scopes", "https://outlook.office.com/IMAP.AccessAsUser.All"));
    }

    private String newForm(String provider) {
        return templates.render(newScreen.get(Samples.request("GET", "/outgoing-links/new", "provider", provider)));
    }

    @Test
    void theProviderIsChosenFirst() {
        assertThat(newForm("")).contains("provider=GOOGLE", "provider=MICROSOFT", "provider=CUSTOM").doesNotContain("<input");
        assertThat(newForm("YAHOO")).as("an unknown provider").contains("provider=GOOGLE");
    }

    @Test
    void theRedirectUrlIsKnownBeforeTheFirstSaveAndKept() {
        String form = newForm("MICROSOFT");
        Matcher key = Pattern.compile("name=\"key\" value=\"([a-z0-9-]+)\"").matcher(form);
        assertThat(key.find()).isTrue();
        assertThat(form).contains("https://jira.acme.example/plugins/servlet/oauth-links/callback/" + key.group(1));

        Response saved = newScreen.post(Samples.request("POST", "/outgoing-links/new", "provider", "MICROSOFT", "key", key.group(1), "name", "Mail",
                "audience", "tenant", "tenant", "acme.example", "clientId", "id", "clientSecret", "secret",
                "scopes", "https://outlook.office.com/IMAP.AccessAsUser.All", "scopes", "https://outlook.office.com/SMTP.Send", "clientAuthentication", "BODY"));

        OutgoingLink link = ports.links.all().get(0);
        assertThat(((Response.SeeOther) saved).location()).isEqualTo("/plugins/servlet/oauth-links/outgoing-links?saved=" + link.id());
        assertThat(link.key()).isEqualTo(key.group(1));
        assertThat(link.authority().tenant()).isEqualTo("acme.example");
        assertThat(link.scopes().values()).contains("https://outlook.office.com/IMAP.AccessAsUser.All",
                "https://outlook.office.com/SMTP.Send");
    }

    @Test
    void whoCanSignInDecidesTheTenantUnlessItIsOneOrganization() {
        createMicrosoftLink();

        assertThat(ports.links.all().get(0).authority().tenant()).isEqualTo("common");
    }

    @Test
    void whatStandsInTheWayOfSavingIsSaidAboveWhatWasTyped() {
        createMicrosoftLink();
        inTheWay = Problem.named("oauth-links.secret.problem", "key-set-missing", "keys.json", "start-anew");

        Response refused = editScreen.post(Samples.request("POST", "/outgoing-links/1", "provider", "MICROSOFT", "name", "Another name",
                "audience", "common", "clientId", "id", "clientAuthentication", "BODY",
                "scopes", "https://outlook.office.com/IMAP.AccessAsUser.All"));

        assertThat(((Response.Page) refused).status()).isEqualTo(409);
        assertThat(templates.render(refused)).contains("the key set keys.json is missing", "value=\"Another name\"");
    }

    @Test
    void anAuthorizationThatNeverCameBackShowsTheRedirectUrlToCompare() {
        createMicrosoftLink();
        assertThat(templates.render(editScreen.get(Samples.request("GET", "/outgoing-links/1")))).doesNotContain("unanswered");
        ports.pending.add(Samples.begun(1, "support@acme.example", Samples.NOW.minus(Duration.ofHours(3))));

        assertThat(templates.render(editScreen.get(Samples.request("GET", "/outgoing-links/1")))).contains("An authorization of support@acme.example was started",
                "value=\"https://jira.acme.example/plugins/servlet/oauth-links/callback/link-7f3k2q8x\"", "data-copy=\"unanswered-redirect-url\"");
    }

    @Test
    void everyProviderHasItsChecklistWithTheRedirectUrlToCopy() {
        assertThat(newForm("GOOGLE")).contains("In the Google Cloud console", "https://mail.google.com/", "data-copy=\"redirect-url\"")
                .containsPattern("JavaScript origin</strong>[^<]*(<[^>]+>\\s*)*https://jira.acme.example\\s*<");
        assertThat(newForm("MICROSOFT")).contains("In the Azure portal", "<code>AADSTS7000215</code>", "<strong>App registrations</strong>");
        assertThat(newForm("CUSTOM")).contains("At the authorization server", "name=\"issuer\"", "name=\"tokenEndpoint\"");
    }

    @Test
    void whatWasTypedComesBackWithAMessageAtTheFieldButNeverTheSecret() {
        Response refused = newScreen.post(Samples.request("POST", "/outgoing-links/new", "provider", "GOOGLE", "key", "google-abc12345",
                "name", "", "description", Samples.HOSTILE, "clientId", "id-1", "clientSecret", "typed-secret-value", "scopes", "https://mail.google.com/"));

        assertThat(((Response.Page) refused).status()).isEqualTo(400);
        String html = templates.render(refused);
        assertThat(html).contains("name=\"name\" aria-invalid=\"true\" aria-describedby=\"name-error\"", "id=\"name-error\"",
                        "value=\"id-1\"", "&lt;script&gt;", "The client secret is not kept on this page", "callback/google-abc12345")
                .doesNotContain("typed-secret-value", "<script>");
    }

    @Test
    void aTenantThatFitsIntoNoAddressComesBackWithAMessage() {
        String html = templates.render(newScreen.post(Samples.request("POST", "/outgoing-links/new", "provider", "MICROSOFT", "name", "Kept",
                "audience", "tenant", "tenant", "acme\r\n\r\nexample x")));

        assertThat(html).contains("value=\"Kept\"", "id=\"tenant-error\"");
    }

    @Test
    void aKeyThatNoFormHoldsIsReplaced() {
        String html = templates.render(newScreen.post(Samples.request("POST", "/outgoing-links/new", "provider", "GOOGLE", "key", "\"><script>", "name", "")));

        assertThat(html).contains("callback/google-").doesNotContain("<script>");
    }

    @Test
    void editingSaysWhenTheSecretExpiresAndKeepsItWhenLeftEmpty() {
        ports.links.save(Samples.link(1, "Microsoft 365 mail", Provider.MICROSOFT, LocalDate.parse("2026-12-16")));
        ports.servers.save(Samples.server(7, "Support mailbox", 1, 0));

        String html = templates.render(editScreen.get(Samples.request("GET", "/outgoing-links/1")));

        assertThat(html).contains("placeholder=\"Leave empty to keep\"", "in 26 days", "Used by 1 mail server", "value=\"extra.scope\"",
                "https://login.microsoftonline.com/acme.example/oauth2/v2.0/token").doesNotContain("the-client-secret");

        editScreen.post(Samples.request("POST", "/outgoing-links/1", "provider", "MICROSOFT", "name", "Renamed", "audience", "tenant", "tenant",
                "acme.example", "clientId", "client-1", "clientAuthentication", "BODY", "scopes", "https://outlook.office.com/IMAP.AccessAsUser.All",
                "clientSecret", "typed-again"));
        assertThat(ports.links.all().get(0).name()).isEqualTo("Renamed");
        assertThat(ports.links.all().get(0).client().clientSecret().reveal()).isEqualTo("typed-again");
    }

    @Test
    void theFormOffersTheCloudsOfMicrosoftAndKeepsTicksWhenAnotherIsChosen() {
        assertThat(newForm("MICROSOFT")).contains("name=\"cloud\"", "https://portal.azure.us/").doesNotContain("$");
        assertThat(newForm("GOOGLE")).doesNotContain("name=\"cloud\"", "data-shown-by=\"cloud\"");

        String html = templates.render(newScreen.post(Samples.request("POST", "/outgoing-links/new", "provider", "MICROSOFT", "name", "",
                "cloud", "US_GOVERNMENT_GCC_HIGH", "audience", "organizations", "scopes", "https://outlook.office.com/POP.AccessAsUser.All")));
        assertThat(html).contains("https://login.microsoftonline.us/organizations/oauth2/v2.0/token", "id=\"scopes-error\"")
                .containsPattern("data-shown-for=\"WORLDWIDE\" hidden disabled")
                .containsPattern("value=\"https://outlook.office365.us/POP.AccessAsUser.All\"[^>]* checked")
                .doesNotContainPattern("value=\"https://outlook.office365.us/IMAP.AccessAsUser.All\"[^>]* checked");
    }

    @Test
    void aPublicClientIsAskedForNoSecret() {
        assertThat(newForm("FASTMAIL")).contains("PKCE protects each authorization", "At Fastmail").doesNotContain("name=\"clientSecret\"",
                "name=\"clientAuthentication\"", "$");
        newScreen.post(Samples.request("POST", "/outgoing-links/new", "provider", "FASTMAIL", "name", "Fastmail", "clientId", "c0ffee",
                "scopes", "https://www.fastmail.com/dev/protocol-imap", "allowedDomains", "acme.example", "accountMatch", "LENIENT"));
        assertThat(ports.links.all().get(0).accountRules().allowedDomains()).containsExactly("acme.example");
    }

    @Test
    void aLinkThatIsGoneIsNotFound() {
        assertThatThrownBy(() -> editScreen.get(Samples.request("GET", "/outgoing-links/9"))).isInstanceOf(Screen.NotFound.class);
    }

    @Test
    void aLinkInUseIsNotDeletedAndNamesByWhat() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));
        ports.servers.save(Samples.server(7, "Support mailbox", 1, 0));
        OutgoingLinkDeleteScreen screen = new OutgoingLinkDeleteScreen(Samples.readers(), ports.links, ports.accounts, ports.servers, editor);

        assertThat(templates.render(screen.get(Samples.request("GET", "/outgoing-links/1/delete")))).contains("in use", "Support mailbox")
                .doesNotContain("type=\"submit\"");
        Response refused = screen.post(Samples.request("POST", "/outgoing-links/1/delete"));
        assertThat(((Response.Page) refused).status()).isEqualTo(409);
        assertThat(templates.render(refused)).contains("Support mailbox");
        assertThat(ports.links.all()).hasSize(1);

        ports.servers.delete(7);
        assertThat(templates.render(screen.get(Samples.request("GET", "/outgoing-links/1/delete")))).contains("type=\"submit\"");
        screen.post(Samples.request("POST", "/outgoing-links/1/delete"));
        assertThat(ports.links.all()).isEmpty();
    }
}
