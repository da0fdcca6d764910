package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a mailbox and to a project while a channel runs; who is told, and that no mail is lost. */
@Tag("external")
class ChannelTroubleTest {

    private static final String CUSTOMER = "Marta Klein <marta.klein@kundin.example>";
    private static final List<String> TOLD = List.of("admin@acme.example", "padmin@acme.example");

    private final DovecotHost at = DovecotHost.shared();
    private final HttpUser padmin = HttpUser.script(at.host, "padmin");

    private void deliver(String mailbox, String from, String subject) {
        at.dovecot.deliver(mailbox, Map.of("From", from, "Subject", subject), "About " + subject);
    }

    private void change(String method, String path, String body) {
        HttpResponse<String> answer = at.admin.http.send(at.admin.http.request("/rest/api/2/project/" + path).header("Content-Type", "application/json")
                .header("Accept", "application/json").method(method, BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn(200, 204);
    }

    /** By the project's administrator. */
    private JsonNode tested(long channel) {
        String path = "mail-channels/" + channel + "/test";
        HttpResponse<String> started = Eventually.until("the pause after another test", () -> padmin.rest("POST", path, null), answer -> answer.statusCode() != 409);
        long run = HttpUser.json(started).path("id").asLong();
        JsonNode ended = Eventually.until("the end of the test", () -> HttpUser.json(padmin.rest("GET", path + "/" + run, null)),
                test -> !test.path("verdict").asText().equals("RUNNING"));
        assertThat(ended.path("problem").path("providerWords").asText()).isEmpty();
        return ended;
    }

    @Test
    @DisplayName("M47: a mailbox that fails is told once to owner and system administrators, after four fetches, and once that it is well again")
    void aMailboxThatFailsIsToldOnce() {
        String mailbox = DovecotHost.fresh("locked") + "@example.com";
        deliver(mailbox, CUSTOMER, mailbox + ": Before the lock");
        long server = at.sharedServer("IMAP", mailbox, "SUP");
        long channel = at.channel(padmin, server, "SUP");
        at.issue("SUP", mailbox + ": Before the lock");
        assertThat(tested(channel).path("verdict").asText()).isEqualTo("PASSED");
        at.dovecot.lock(mailbox);
        String failing = "The email channel " + DovecotHost.name(server) + " fetches no mail";
        for (int fetch = 1; fetch <= 5; fetch++) {
            int failures = fetch;
            at.fetch(channel);
            Eventually.until("failure " + failures, () -> at.status(channel), status -> status.path("failures").asInt() == failures);
            assertThat(at.told(failing)).as("after %d fetches", fetch).isEqualTo(fetch < 4 ? List.of() : TOLD);
        }
        assertThat(at.status(channel).path("problem").path("reason").asText()).isEqualTo("inbox-refused");
        assertThat(tested(channel).path("problem").path("reason").asText()).isEqualTo("inbox-refused");
        assertThat(at.home("padmin")).contains(failing);
        assertThat(at.home("admin")).contains(failing);
        assertThat(at.home("agent")).doesNotContain(failing);
        deliver(mailbox, CUSTOMER, mailbox + ": Behind the lock");
        at.dovecot.unlock(mailbox);
        at.fetch(channel);
        at.issue("SUP", mailbox + ": Behind the lock");
        Eventually.until("the mails that tell so", () -> at.told(failing.replace("fetches no mail", "fetches mail again")), TOLD::equals);
        assertThat(at.told(failing)).isEqualTo(TOLD);
        assertThat(at.home("padmin")).doesNotContain(failing);
        assertThat(padmin.rest("DELETE", "mail-channels/" + channel, null).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("M27: an answer under the project's former key is a comment; while the project is archived its mail waits in the mailbox")
    void aProjectGetsAnotherKeyAndIsArchived() {
        String mailbox = DovecotHost.fresh("renamed") + "@example.com";
        long channel = at.channel(padmin, at.sharedServer("IMAP", mailbox, "SUP"), "SUP");
        deliver(mailbox, CUSTOMER, mailbox + ": Before the new key");
        String former = at.issue("SUP", mailbox + ": Before the new key");
        change("PUT", "SUP", "{\"key\": \"HELP\"}");
        try {
            String now = former.replace("SUP-", "HELP-");
            deliver(mailbox, CUSTOMER, "Re: [" + former + "] Answered in vain?");
            deliver(mailbox, CUSTOMER, mailbox + ": After the new key");
            at.fetch(channel);
            assertThat(Eventually.until("the comment", () -> at.comments(now), comments -> !comments.isEmpty())).hasSize(1);
            assertThat(at.issue("HELP", mailbox + ": After the new key")).startsWith("HELP-");

            change("PUT", "HELP/archive", "");
            deliver(mailbox, CUSTOMER, mailbox + ": To an archived project");
            at.fetch(channel);
            JsonNode status = Eventually.until("a failure", () -> at.status(channel), one -> one.path("failures").asInt() > 0);
            assertThat(status.path("problem").path("reason").asText()).isEqualTo("project-archived");
            assertThat(at.dovecot.unread(mailbox)).as("not even read").hasSize(1);
        } finally {
            change("PUT", "HELP/restore", "");
            change("PUT", "HELP", "{\"key\": \"SUP\"}");
        }
        at.fetch(channel);
        assertThat(at.issue("SUP", mailbox + ": To an archived project")).startsWith("SUP-");
        assertThat(at.issues("SUP", "Answered in vain?")).isEmpty();
        assertThat(padmin.rest("DELETE", "mail-channels/" + channel, null).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("M35: the channel of a deleted project says so to system administrators, who delete it, and the mail stays in the mailbox")
    void aProjectIsDeleted() {
        String mailbox = DovecotHost.fresh("deleted") + "@example.com";
        long server = at.sharedServer("IMAP", mailbox, "DEV");
        long channel = at.channel(at.admin.http, server, "DEV");
        deliver(mailbox, "padmin@acme.example", mailbox + ": Before the end");
        at.fetch(channel);
        at.issue("DEV", mailbox + ": Before the end");
        change("DELETE", "DEV", "");
        deliver(mailbox, "padmin@acme.example", mailbox + ": After the end");
        Eventually.until("the state of the channel", () -> at.admin.http.get(FormPage.BASE + "/mail-channels").body(),
                page -> page.contains(DovecotHost.name(server)) && page.contains("The project does not exist any more."));
        assertThat(at.dovecot.unread(mailbox)).as("not even read").hasSize(1);
        assertThat(at.admin.http.get(FormPage.BASE + "/mail-channels").body()).contains("/mail-channels/" + channel + "/delete\"");
        assertThat(padmin.rest("DELETE", "mail-channels/" + channel, null).statusCode()).isEqualTo(404);
        assertThat(at.admin.http.rest("DELETE", "mail-channels/" + channel, null).statusCode()).isEqualTo(204);
        assertThat(at.admin.http.rest("GET", "mail-channels/" + channel, null).statusCode()).isEqualTo(404);
    }
}
