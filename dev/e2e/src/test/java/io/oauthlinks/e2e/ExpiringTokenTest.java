package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A channel whose access tokens expire while it runs, at servers of others: Dovecot by IMAPS and POP3S, npm oidc-provider for the authorization. */
@Tag("external")
class ExpiringTokenTest {

    private static final String CUSTOMER = "Marta Klein <marta.klein@kundin.example>";
    private static final List<String> TOLD = List.of("admin@acme.example", "padmin@acme.example");
    private static final String DONE = "Erledigt";

    private final DovecotHost at = DovecotHost.shared();
    private final HttpUser padmin = HttpUser.signedIn(at.host, "padmin");
    private final String channels = FormPage.BASE + "/projects/" + at.product("project/SUP").path("id").asText() + "/mail-channels";
    private String protocol;
    private String name;
    private String mailbox;
    private OidcMailboxOwner owner;
    private String channel;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"IMAP, MOVE", "POP3, DELETE"})
    @DisplayName("M10: mails become a request and its comment though the token expires in between; a withdrawn consent is told at once and no mail is lost")
    void mailsAreTakenWhileTokensExpireAndAfterConsentIsRenewed(String byProtocol, String disposal) {
        protocol = byProtocol;
        name = DovecotHost.fresh(protocol);
        mailbox = name.toLowerCase(Locale.ROOT) + "@example.com";
        owner = new OidcMailboxOwner(mailbox);
        long authorizations = at.provider.authorizations();
        saveAndAuthorize(disposal);
        String key = aMailBecomesARequest();
        itsAnswerIsACommentWithAFreshToken(key);
        assertThat(at.provider.authorizations()).as("nobody authorized again").isEqualTo(authorizations + 1);
        theWithdrawnConsentIsToldAtOnce();
        aMailWaitsUntilConsentIsRenewed();
        assertThat(at.issues("SUP", subject("A question"))).hasSize(1);
        assertThat(at.comments(key)).hasSize(1);
        JsonNode log = HttpUser.json(at.admin.http.rest("GET", "mail-channels/" + number() + "/log", null));
        assertThat(log.path("values").findValuesAsText("outcome")).as("newest first").containsExactly("CREATED", "COMMENTED", "CREATED");
        assertThat(post(channel + "/delete").statusCode()).isEqualTo(303);
    }

    private void saveAndAuthorize(String disposal) {
        FormPage form = FormPage.of(padmin, padmin.get(channels + "/new"));
        Map<String, String> typed = new HashMap<>(form.values());
        typed.putAll(Map.of("name", name(), "serverId", "own", "ownPlace", "CUSTOM:" + protocol + ":" + at.place(protocol), "ownLinkId", at.link,
                "ownUserName", mailbox, "interval", "5", "unknownSender", "CREATE_CUSTOMER", "disposal", disposal, "disposalFolder", DONE));
        typed.put("requestTypeId", form.page().select("#requestTypeId option").eachAttr("value").get(1));
        HttpResponse<String> started = padmin.postForm(channels + "/new", typed);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(303);
        URI page = HttpUser.location(padmin.get(owner.allow(HttpUser.location(started)).toString()));
        channel = page.toString().replaceFirst("/mailbox.*", "");
        Eventually.until("the end of the connection test", () -> padmin.get(page.toString()).body(),
                shown -> shown.contains("The channel " + name() + " is enabled."));
    }

    private String aMailBecomesARequest() {
        deliver("A question", "question", Map.of(), "Where is it?");
        return at.issue("SUP", subject("A question"));
    }

    private void itsAnswerIsACommentWithAFreshToken(String key) {
        long refreshes = at.provider.refreshes();
        at.provider.awaitExpiry();
        deliver("Re: A question", "answer", Map.of("References", "<question@" + name + ".example>"), "Found it.");
        assertThat(Eventually.until("the comment", () -> at.comments(key), comments -> !comments.isEmpty())).first().asString().contains("Found it.");
        assertThat(at.provider.refreshes()).isGreaterThan(refreshes);
        Eventually.until("an inbox without the mails that were taken", () -> at.dovecot.messages(mailbox), List::isEmpty);
        assertThat(at.dovecot.messagesIn(mailbox, DONE)).as("moved, or deleted by POP3").isEqualTo(protocol.equals("IMAP") ? 2 : 0);
    }

    private void theWithdrawnConsentIsToldAtOnce() {
        at.provider.withdrawConsent();
        at.fetch(number());
        JsonNode failing = Eventually.until("a failure", () -> at.status(number()), status -> status.path("failures").asInt() > 0);
        assertThat(failing.path("failures").asInt()).as("told with the first one").isEqualTo(1);
        assertThat(padmin.get(channels).body()).contains(channel.replaceFirst(".*" + FormPage.BASE, FormPage.BASE) + "/authorize\"", "Renew consent");
        assertThat(told("fetches no mail")).isEqualTo(TOLD);
        for (String name : List.of("padmin", "admin")) {
            assertThat(at.home(name)).as("the banner").contains("The email channel " + name() + " fetches no mail");
        }
        assertThat(at.home("alice")).doesNotContain(name());
    }

    private void aMailWaitsUntilConsentIsRenewed() {
        deliver("Still there?", "waiting", Map.of(), "Hello?");
        at.fetch(number());
        Eventually.until("another failure", () -> at.status(number()).path("failures").asInt(), failures -> failures > 1);
        assertThat(at.dovecot.messages(mailbox)).as("untouched").singleElement().asString().startsWith("new/");
        assertThat(told("fetches no mail")).as("not told again").isEqualTo(TOLD);

        URI provider = HttpUser.location(post(channel + "/authorize"));
        assertThat(padmin.get(owner.allow(provider).toString()).statusCode()).isEqualTo(303);
        at.issue("SUP", subject("Still there?"));
        Eventually.until("the mails that tell so", () -> told("fetches mail again"), TOLD::equals);
        Eventually.until("an empty inbox", () -> at.dovecot.messages(mailbox), List::isEmpty);
        assertThat(at.home("padmin")).as("no banner").doesNotContain("fetches no mail");
    }

    private void deliver(String subject, String id, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(Map.of("From", CUSTOMER, "Subject", subject(subject), "Message-ID", "<" + id + "@" + name + ".example>"));
        at.dovecot.deliver(mailbox, all, body);
    }

    private String name() {
        return "Support by " + name;
    }

    private String subject(String subject) {
        return subject + " by " + name;
    }

    private List<String> told(String what) {
        return at.told("The email channel " + name() + " " + what);
    }

    private long number() {
        return Long.parseLong(channel.replaceFirst(".*/", ""));
    }

    private HttpResponse<String> post(String address) {
        return padmin.postForm(address, Map.of("atl_token", padmin.xsrfToken()));
    }
}
