package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailserver.AccountCheck;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServerRules;
import io.oauthlinks.mailserver.TestEvidence;
import io.oauthlinks.mailserver.diagnosis.ConnectionTest;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.Step;
import io.oauthlinks.mailserver.diagnosis.StepResult;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.flow.AuthorizationRequests;
import io.oauthlinks.outgoinglink.flow.KeptProblem;
import io.oauthlinks.outgoinglink.flow.PendingAuthorization;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.AuthorizedAccounts;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailServerFormTest {

    private final Ports ports = new Ports();
    private final AuditLog audit = new InMemoryAuditLog();
    private final RenderedTemplates templates = new RenderedTemplates();
    private TestEvidence.Answer evidence = TestEvidence.Answer.NONE;

    private final MailServerRules rules = new MailServerRules(ports.servers, (login, server, endpoint) -> AccountCheck.Answer.FITS);
    private final ConnectionTests tests = new ConnectionTests(new ConnectionTests.Records(ports.servers, ports.tests, audit), rules,
            new ConnectionTest(null, new InMemorySettings(Settings.DEFAULTS), Samples.CLOCK), null, Runnable::run, Samples.CLOCK);
    private final MailServerFormPage page = new MailServerFormPage(Samples.readers(), ports.links, ports.accounts, tests, List::of, ports.unanswered);
    private final MailServerSaving saving = new MailServerSaving(page,
            new MailServerEditor(ports.servers, rules, (values, run) -> evidence, id -> List.of(), Samples.turns(), audit, Samples.CLOCK), ports.pending, Samples.CLOCK);
    private final MailServerNewScreen newScreen = new MailServerNewScreen(saving, ports.links);
    private final MailServerEditScreen editScreen = new MailServerEditScreen(saving, ports.servers);
    private final MailServerAuthorizeScreen authorize = new MailServerAuthorizeScreen(page, ports.servers, new AuthorizationFlow(ports.links,
            new AuthorizedAccounts(ports.accounts, Samples.turns()), ports.pending, new AuthorizationFlow.ProviderSide(
            new AuthorizationRequests(new RedirectUrls(() -> URI.create("https://jira.acme.example")), new InMemorySettings(Settings.DEFAULTS)), null),
            (user, page) -> true, audit, Samples.CLOCK));

    private static final String[] TYPED = {"name", "Support mailbox", "preset+protocol", "CUSTOM+IMAP", "host", "mail.acme.example", "port", "993",
        "tlsMode", "IMPLICIT", "timeout", "10", "authentication+linkId", "OAUTH2+1", "userName", "support@acme.example", "accountId", "11"};

    private static String[] typed(String... more) {
        List<String> all = new ArrayList<>(List.of(TYPED));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void theOnlyLinkIsChosenWithThePresetOfItsProvider() {
        ports.links.save(Samples.link(1, "Microsoft 365 mail", Provider.MICROSOFT));

        String html = templates.render(newScreen.get(Samples.request("GET", "/mail-servers/new")));

        assertThat(html).contains("<option value=\"OAUTH2+1\" selected>OAuth 2.0: Microsoft 365 mail", "outlook.office365.com",
                "data-host=\"imap.gmail.com\" data-port=\"993\" data-plain-port=\"143\"", "Authorize mailbox", "name=\"enabled\" value=\"true\" aria-describedby=\"save-reason\" disabled");
    }

    @Test
    void thePresetIsThatOfTheCloud() {
        ports.links.save(Samples.linkInCloud(1, MicrosoftCloud.US_GOVERNMENT_GCC_HIGH));

        assertThat(templates.render(newScreen.get(Samples.request("GET", "/mail-servers/new"))))
                .containsPattern("value=\"MICROSOFT_365_GCC_HIGH\\+IMAP\" data-host=\"outlook.office365.us\"[^>]* selected")
                .contains("value=\"outlook.office365.us\"", "data-host=\"outlook-dod.office365.us\"", "data-host=\"partner.outlook.cn\"",
                        "data-host=\"imap.fastmail.com\"");
    }

    @Test
    void thereIsOnePrimaryButtonAndItIsTheNextStep() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));
        ports.accounts.save(Samples.account(11, 1, AccountState.VALID));
        ports.servers.save(Samples.server(3, "Not authorized", 1, 0));
        ports.servers.save(Samples.server(4, "Not tested", 1, 11));
        ports.servers.save(tested(Samples.server(5, "Tested", 1, 11), ports.tests.save(run(Verdict.PASSED, null)).id()));

        assertThat(primary(3)).containsExactly("id=\"authorize\"");
        assertThat(primary(4)).containsExactly("id=\"test-button\"");
        assertThat(primary(5)).containsExactly("id=\"save\"");
    }

    private List<String> primary(long id) {
        String html = templates.render(editScreen.get(Samples.request("GET", "/mail-servers/" + id)));
        return java.util.regex.Pattern.compile("<button[^>]*?(id=\"[^\"]+\")[^>]*aui-button-primary").matcher(html).results().map(match -> match.group(1)).toList();
    }

    @Test
    void aRefusedLoginIsShownAtItsStepWithCauseRemedyAndTheButtonThatMendsIt() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));
        long failed = ports.tests.save(run(Verdict.FAILED, "NO AUTHENTICATE failed. <b>")).id();
        ports.servers.save(tested(Samples.server(5, "Tested", 1, 0), failed));

        String html = templates.render(editScreen.get(Samples.request("GET", "/mail-servers/5")));

        assertThat(html).contains("Login failed after 6 of 9 steps passed", "ol-step-failed", "NO AUTHENTICATE failed. &lt;b&gt;",
                "formaction=\"/jira/plugins/servlet/oauth-links/mail-servers/5/authorize\"", "C: A2 AUTHENTICATE XOAUTH2", "2 lines, without passwords and tokens");
        assertThat(templates.render(new ConnectionTestScreen(Samples.readers(), tests).get(Samples.request("GET", "/mail-servers/tests/" + failed))))
                .as("the same for the script").contains("data-verdict=\"failed\"", "ol-step-failed").doesNotContain("<html");
    }

    @Test
    void problemsThatAuthorizingMendsAreThoseOfTheCatalogue() {
        assertThat(TestResult.MENDED_BY_AUTHORIZING).allSatisfy(reason -> assertThat(List.of("oauth-links.mail-server.error.", "oauth-links.token.problem."))
                .anySatisfy(prefix -> assertThat(new PropertyTexts().getRawText(prefix + reason + ".remedy")).isNotBlank()));
    }

    @Test
    void aTestThatIsGoneIsNotFound() {
        assertThatThrownBy(() -> new ConnectionTestScreen(Samples.readers(), tests).get(Samples.request("GET", "/mail-servers/tests/9")))
                .isInstanceOf(Screen.NotFound.class);
    }

    @Test
    void savingWithoutAPassedTestLeavesADraft() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));

        Response response = newScreen.post(Samples.request("POST", "/mail-servers/new", typed("enabled", "true", "testRun", "7")));

        MailServer saved = ports.servers.all().get(0);
        assertThat(((Response.SeeOther) response).location()).isEqualTo("/plugins/servlet/oauth-links/mail-servers?saved=" + saved.id());
        assertThat(saved.enabled()).isFalse();

        evidence = TestEvidence.Answer.PASSED;
        editScreen.post(Samples.request("POST", "/mail-servers/" + saved.id(), typed("enabled", "true", "testRun", "7")));
        assertThat(ports.servers.all().get(0).enabled()).isTrue();
    }

    @Test
    void whatWasTypedComesBackWithAMessageAtTheFieldButNeverThePassword() {
        Response refused = newScreen.post(Samples.request("POST", "/mail-servers/new", "name", Samples.HOSTILE, "preset+protocol", "CUSTOM+POP3",
                "host", "https://mail.acme.example", "port", "99999", "tlsMode", "NONE", "timeout", "10", "authentication+linkId", "PASSWORD+",
                "userName", "support@acme.example", "password", "typed-password", "enabled", "false"));

        assertThat(((Response.Page) refused).status()).isEqualTo(400);
        assertThat(templates.render(refused)).contains("id=\"host-error\"", "id=\"port-error\"", "value=\"99999\"", "&lt;script&gt;",
                "<option value=\"CUSTOM+POP3\"", "The password is not kept on this page").doesNotContain("typed-password", "<script>");
    }

    @Test
    void authorizingAsksForLinkMailboxAndEndpointFirst() {
        Response refused = authorize.post(Samples.request("POST", "/mail-servers/new/authorize", "name", "Kept", "authentication+linkId", "OAUTH2+"));

        assertThat(templates.render(refused)).contains("id=\"linkId-error\"", "id=\"userName-error\"", "id=\"host-error\"", "value=\"Kept\"");
        assertThat(ports.pending.all()).isEmpty();
    }

    @Test
    void authorizingSendsTheBrowserToTheProviderAndKeepsWhatWasTypedButNotThePassword() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));

        Response.SeeOther away = (Response.SeeOther) authorize.post(Samples.request("POST", "/mail-servers/new/authorize", typed("password", "typed-password")));

        assertThat(away.location()).startsWith("https://auth.acme.example/authorize?").contains("code_challenge_method=S256");
        assertThat(away.cookie().name()).isEqualTo(AuthorizationFlow.COOKIE);
        PendingAuthorization kept = ports.pending.all().get(0);
        assertThat(kept.returnPath()).isEqualTo("/plugins/servlet/oauth-links/mail-servers/new");
        assertThat(kept.mailbox()).isEqualTo("support@acme.example");
        assertThat(kept.typed()).containsEntry("name", "Support mailbox").containsEntry("linkId", "1").doesNotContainKey("password");
    }

    @Test
    void aListAuthorizesWithTheSavedValues() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));
        ports.servers.save(Samples.server(4, "Support mailbox", 1, 0));

        authorize.post(Samples.request("POST", "/mail-servers/4/authorize", "saved", "true"));

        assertThat(ports.pending.all().get(0).returnPath()).isEqualTo("/plugins/servlet/oauth-links/mail-servers/4");
        assertThat(ports.pending.all().get(0).mailbox()).isEqualTo("box4@acme.example");
    }

    @Test
    void anAccountIsRenewedOnlyByItsServerForTheMailboxAndEndpointThatItHas() {
        ports.links.save(Samples.link(1, "Microsoft 365 mail", Provider.MICROSOFT));
        ports.accounts.save(Samples.account(11, 1, AccountState.VALID));
        ports.servers.save(Samples.server(4, "Support", 1, 11));
        ports.servers.save(Samples.server(5, "Sales", 1, 12));

        assertThat(accountAfter("/mail-servers/4/authorize", "saved", "true")).isEqualTo(11);
        assertThat(accountAfter("/mail-servers/4/authorize", edited("userName", "Box4@acme.example"))).isEqualTo(11);
        assertThat(accountAfter("/mail-servers/4/authorize", edited("userName", "other@acme.example"))).isZero();
        assertThat(accountAfter("/mail-servers/4/authorize", edited("host", "mail.acme.example"))).isZero();
        assertThat(accountAfter("/mail-servers/4/authorize", edited("port", "994"))).isZero();
        assertThat(accountAfter("/mail-servers/5/authorize", edited())).isZero();
        assertThat(accountAfter("/mail-servers/new/authorize", edited())).isZero();
    }

    /** The form of mail server 4, with other values in some fields. */
    private static String[] edited(String... others) {
        Map<String, String> fields = new LinkedHashMap<>(MailServerForm.of(Samples.server(4, "Support", 1, 11)).values());
        for (int i = 0; i < others.length; i += 2) {
            fields.put(others[i], others[i + 1]);
        }
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return pairs.toArray(String[]::new);
    }

    private long accountAfter(String path, String... fields) {
        ports.pending.all().forEach(earlier -> ports.pending.take(earlier.stateHash()));
        authorize.post(Samples.request("POST", path, fields));
        return ports.pending.all().get(0).accountId();
    }

    @Test
    void anAuthorizationThatNeverCameBackShowsTheRedirectUrlToCompare() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));
        ports.servers.save(Samples.server(4, "Support mailbox", 1, 0));
        ports.accounts.save(Samples.account(11, 1, AccountState.RE_AUTHORIZATION_NEEDED));
        authorize.post(Samples.request("POST", "/mail-servers/4/authorize", "saved", "true"));
        assertThat(templates.render(editScreen.get(Samples.request("GET", "/mail-servers/4")))).doesNotContain("unanswered");

        ports.pending.all().forEach(flow -> ports.pending.take(flow.stateHash()));
        ports.pending.add(Samples.begun(1, Samples.HOSTILE, Samples.NOW.minus(Duration.ofMinutes(5))));
        assertThat(templates.render(editScreen.get(Samples.request("GET", "/mail-servers/4")))).contains("has not sent the browser back", "&lt;script&gt;",
                "value=\"https://jira.acme.example/plugins/servlet/oauth-links/callback/link-7f3k2q8x\"", "data-copy=\"unanswered-redirect-url\"",
                "5 minutes ago", "by Jana Novak").doesNotContain("<script>");
        assertThat(templates.render(newScreen.get(Samples.request("GET", "/mail-servers/new")))).as("the same link").contains("id=\"unanswered\"");
        ports.accounts.save(Samples.account(12, 1, AccountState.VALID));
        ports.servers.save(Samples.server(5, "Another mailbox", 1, 12));
        assertThat(templates.render(editScreen.get(Samples.request("GET", "/mail-servers/5")))).as("all is well there").doesNotContain("unanswered");
    }

    @Test
    void backFromTheProviderEverythingTypedIsThere() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));
        ports.accounts.save(Samples.account(11, 1, AccountState.VALID));
        Map<String, String> values = new LinkedHashMap<>(new MailServerForm(FormParameters.of(Samples.request("POST", "/", TYPED))).values());
        String key = ports.pending.keepTyped(Samples.ADMIN.userKey(), values, Samples.NOW.plus(Duration.ofMinutes(10)));

        String html = templates.render(newScreen.get(Samples.request("GET", "/mail-servers/new", "typed", key)));

        assertThat(html).contains("The mailbox is authorized.", "value=\"Support mailbox\"", "value=\"mail.acme.example\"", "box11@acme.example",
                "by Jana Novak", "The password is not kept on this page");
    }

    @Test
    void backFromARefusalTheProblemIsOnTopWithTheButtonToTryAgain() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));
        Map<String, String> values = new LinkedHashMap<>(new MailServerForm(FormParameters.of(Samples.request("POST", "/", TYPED))).values());
        values.putAll(KeptProblem.write(Samples.problem("access_denied: <i>no</i>")));
        String key = ports.pending.keepTyped(Samples.ADMIN.userKey(), values, Samples.NOW.plus(Duration.ofMinutes(10)));

        String html = templates.render(newScreen.get(Samples.request("GET", "/mail-servers/new", "typed", key)));

        assertThat(html).contains("access_denied: &lt;i&gt;no&lt;/i&gt;", "Authorize support@acme.example", "value=\"Support mailbox\"");
    }

    @Test
    void typedValuesOfSomebodyElseAreNotShown() {
        String key = ports.pending.keepTyped("another-user", Map.of("name", "Foreign name"), Samples.NOW.plus(Duration.ofMinutes(10)));

        assertThat(templates.render(newScreen.get(Samples.request("GET", "/mail-servers/new", "typed", key))))
                .contains("is gone now").doesNotContain("Foreign name");
    }

    @Test
    void deletingAsksFirst() {
        ports.servers.save(Samples.server(4, "Support mailbox", 0, 0));
        MailServerDeleteScreen screen = new MailServerDeleteScreen(Samples.readers(), ports.servers,
                new MailServerEditor(ports.servers, rules, (values, run) -> evidence, id -> List.of(), Samples.turns(), audit, Samples.CLOCK));

        assertThat(templates.render(screen.get(Samples.request("GET", "/mail-servers/4/delete")))).contains("Delete Support mailbox", "name=\"atl_token\"");
        assertThat(ports.servers.all()).hasSize(1);
        screen.post(Samples.request("POST", "/mail-servers/4/delete"));
        assertThat(ports.servers.all()).isEmpty();
    }

    private static MailServer tested(MailServer server, long testId) {
        return new MailServer(server.id(), server.name(), server.description(), server.preset(), server.endpoint(), server.login(), true, testId,
                server.createdAt(), server.changedAt(), false);
    }

    /** A test of server 5 whose login ends with the verdict. */
    private static TestRun run(Verdict verdict, String words) {
        List<StepResult> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            Verdict result = verdict == Verdict.PASSED || step.ordinal() < Step.LOGIN.ordinal() ? Verdict.PASSED : step == Step.LOGIN ? verdict : Verdict.NOT_RUN;
            steps.add(new StepResult(step, result, 12, Message.of("oauth-links.mail-server.edit.server"), result == Verdict.FAILED
                    ? Problem.named("oauth-links.mail-server.error", "token-refused", "support@acme.example").inWordsOf(words) : null));
        }
        return new TestRun(0, 5, "JIRAUSER10000", "f", Samples.NOW, Samples.NOW, verdict, steps, List.of("C: A2 AUTHENTICATE XOAUTH2", "S: A2 NO"));
    }
}
