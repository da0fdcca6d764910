package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Jira 10.3 becomes a Jira 11.3: the other jar finds what the first one has left, on the same database and home. */
@Tag("slow")
class MoveBetweenLinesTest {

    private final Practice practice = new Practice(RunningHost.shared()).reset();

    @Test
    @DisplayName("links, sealed tokens, mail servers and grants live on when Jira 10.3 becomes 11.3")
    void everythingGoesOn(@TempDir Path home) {
        long server;
        ClientApplication client;
        Tokens tokens;
        try (RunningHost older = RunningHost.startOf(Line.JIRA_10, home, "--no-practice")) {
            assertThat(older.announced("Jira")).isEqualTo("Jira 10.3");
            Administrator admin = new Administrator(older, practice);
            // the host without practice provider has not been told of it
            admin.setting("allowedPrivateAddresses", "localhost");
            Link link = admin.createLink(Map.of());
            Map<String, String> mailbox = admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
            server = admin.save(mailbox, admin.test(mailbox));
            client = new Registrations(older).web();
            tokens = client.connect(HttpUser.signedIn(older, "padmin"), "READ");
        }
        try (RunningHost newer = RunningHost.startOf(Line.JIRA_11, home, "--no-practice")) {
            assertThat(newer.announced("Jira")).isEqualTo("Jira 11.3");
            assertThat(new Administrator(newer, practice).test(server).path("verdict").asText()).as("with the sealed access token").isIn("PASSED", "WARNING");
            ClientApplication moved = client.at(newer);
            assertThat(moved.myself(tokens.accessToken())).isEqualTo(200);
            assertThat(moved.refresh(tokens.refreshToken(), Map.of()).statusCode()).isEqualTo(200);
        }
    }
}
