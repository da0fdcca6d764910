package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.Administrator.Link;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mailboxes for channels, over HTTP: shared by a system administrator, or authorized by the project's own administrator. */
class ProjectMailboxTest {

    private final Administrator admin = new Administrator(RunningHost.shared());
    private final HttpUser padmin = HttpUser.signedIn(admin.host, "padmin");
    private final String channels = FormPage.BASE + "/projects/" + number("SUP") + "/mail-channels";

    private long number(String key) {
        return HttpUser.json(admin.http.send(admin.http.request("/rest/api/2/project/" + key).header("Accept", "application/json"))).path("id").asLong();
    }

    @BeforeEach
    void listTheHost() {
        admin.practice.reset();
        // nothing listens there: the connection test fails, in a way that is the same everywhere
        admin.setting("mailHosts", "localhost");
    }

    @AfterEach
    void unlistTheHost() {
        admin.setting("mailHosts", "");
    }

    private HttpResponse<String> post(HttpUser user, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("atl_token", user.xsrfToken());
        return user.postForm(path, all);
    }

    private Map<String, String> channel(Map<String, String> mailbox) {
        Map<String, String> typed = new HashMap<>(FormPage.of(padmin, padmin.get(channels + "/new")).values());
        typed.putAll(Map.of("name", "Own mailbox", "requestTypeId", requestType(), "enabled", "true"));
        typed.putAll(mailbox);
        return typed;
    }

    private String requestType() {
        return FormPage.of(padmin, padmin.get(channels + "/new")).page().select("#requestTypeId option").stream().map(option -> option.val())
                .filter(value -> !value.isEmpty()).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("M44: Save and authorize, the page that says how it went, and deletion with the authorization")
    void aProjectAdministratorAuthorizesAMailboxOfTheProject() {
        Link link = admin.createLink(Map.of());
        HttpResponse<String> started = post(padmin, channels + "/new", channel(Map.of("serverId", "own", "ownPlace", "CUSTOM:IMAP:localhost",
                "ownLinkId", String.valueOf(link.id()), "ownUserName", Practice.SUPPORT)));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(303);
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(HttpUser.location(started));

        HttpUser alice = HttpUser.signedIn(admin.host, "alice");
        alice.takeCookie("oauth-links.authorization", padmin);
        assertThat(alice.get(callback.toString()).statusCode()).isEqualTo(400);
        assertThat(admin.practice.tokenRequests()).isEmpty();

        String mailbox = HttpUser.location(padmin.get(callback.toString())).toString();
        assertThat(mailbox).contains(channels).contains("/mailbox?typed=");
        String shown = Eventually.until("the end of the connection test", () -> padmin.get(mailbox).body(), page -> page.contains(">Failed</span>"));
        assertThat(shown).contains(">Valid</span>", ">Draft</span>", "Renew consent").doesNotContain("transcript", "127.0.0.1");
        String own = mailbox.replaceFirst("/mailbox\\?.*", "");
        String foreign = own.replace("/projects/" + number("SUP") + "/", "/projects/" + number("DEV") + "/");
        for (String page : List.of("/mailbox", "", "/delete")) {
            assertThat(padmin.get(foreign + page).statusCode()).as(page).isEqualTo(404);
            assertThat(admin.http.get(foreign + page).statusCode()).as("a channel of another project").isEqualTo(404);
        }
        assertThat(admin.http.get(FormPage.BASE + "/mail-channels").body()).contains("Own mailbox", Practice.SUPPORT);

        assertThat(post(padmin, own + "/delete", Map.of()).statusCode()).isEqualTo(303);
        assertThat(admin.http.rest("GET", "mail-servers", null).body()).doesNotContain("SUP: " + Practice.SUPPORT);
        assertThat(HttpUser.json(admin.http.rest("GET", "outgoing-links/" + link.id() + "/accounts", null))).isEmpty();
        assertThat(padmin.get(own).statusCode()).isEqualTo(404);
    }

    @Test
    void aProjectUsesWhatIsSharedWithItAndNothingElse() {
        Link link = admin.createLink(Map.of());
        Map<String, String> values = admin.practiceServer(link, "IMAP", Practice.SUPPORT);
        values.put("enabled", "");
        long server = admin.save(values, null);
        String share = FormPage.BASE + "/mail-servers/" + server + "/share";
        assertThat(padmin.get(share).statusCode()).isEqualTo(403);
        assertThat(padmin.get(FormPage.BASE + "/mail-channels").statusCode()).isEqualTo(403);
        assertThat(padmin.get(channels + "/new").body()).doesNotContain(values.get("name"));
        Map<String, String> sharing = channel(Map.of("serverId", String.valueOf(server), "name", "Shared mailbox"));
        assertThat(post(padmin, channels + "/new", sharing).statusCode()).as("not shared yet").isEqualTo(400);

        assertThat(post(admin.http, share, Map.of("sharedWith", "CHOSEN", "projects", "SUP")).statusCode()).isEqualTo(303);
        assertThat(padmin.get(channels + "/new").body()).contains(values.get("name"));
        assertThat(post(padmin, channels + "/new", sharing).statusCode()).isEqualTo(303);
        HttpResponse<String> cutOff = post(admin.http, share, Map.of("sharedWith", "NONE"));
        assertThat(cutOff.statusCode()).isEqualTo(400);
        assertThat(cutOff.body()).contains("SUP (Shared mailbox)");

        String list = padmin.get(channels).body();
        String path = list.replaceFirst("(?s).*href=\"[^\"]*(/plugins/servlet/oauth-links/projects/\\d+/mail-channels/\\d+)\"[^>]*>Shared mailbox<.*", "$1");
        assertThat(post(padmin, path + "/authorize", Map.of()).statusCode()).as("its mailbox is not the project's own").isEqualTo(404);
        String tested = HttpUser.location(Eventually.until("the pause after another test",
                () -> post(padmin, path + "/test", Map.of("host", "127.0.0.1", "port", "1", "password", "x")), answer -> answer.statusCode() == 303)).toString();
        String failed = Eventually.until("the end of the test", () -> padmin.get(tested).body(), page -> page.contains(">Failed</span>"));
        assertThat(failed).as("what is saved was tried").contains("No account is authorized for " + Practice.SUPPORT);
        assertThat(post(padmin, path + "/delete", Map.of()).statusCode()).isEqualTo(303);
        assertThat(admin.http.rest("GET", "mail-servers/" + server, null).statusCode()).as("a shared mail server stays").isEqualTo(200);
        assertThat(post(admin.http, share, Map.of("sharedWith", "NONE")).statusCode()).isEqualTo(303);
    }
}
