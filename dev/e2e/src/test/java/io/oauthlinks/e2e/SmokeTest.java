package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code dev/smoke}, which somebody runs against a Jira that we have never seen. */
@Tag("external")
@Tag("lines")
class SmokeTest {

    private final RunningHost host = RunningHost.shared();
    private final HttpUser admin = HttpUser.administrator(host);

    @Test
    void everyStepPassesAndNothingIsLeft() {
        List<Integer> before = counts();
        String said = smoke(Map.of("JIRA_USER", "admin", "JIRA_PASSWORD", "admin"));
        assertThat(said).endsWith("Passed.").doesNotContain("FAIL").contains("ok    Revoke the token");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aPersonalAccessTokenDoesInstead() {
        assertThat(smoke(Map.of("JIRA_TOKEN", HttpUser.personalAccessToken(host, "admin")))).endsWith("Passed.");
    }

    @Test
    void whoIsNoAdministratorIsToldSo() {
        assertThatThrownBy(() -> smoke(Map.of("JIRA_USER", "admin", "JIRA_PASSWORD", "wrong"))).hasMessageContaining("FAIL  Log in: not logged in");
        assertThatThrownBy(() -> smoke(Map.of("JIRA_USER", "padmin", "JIRA_PASSWORD", "padmin"))).hasMessageContaining("FAIL  Find the app");
    }

    private String smoke(Map<String, String> login) {
        try (Program script = Program.start(RunningHost.REPOSITORY, new HashMap<>(login), "dev/smoke", host.url().toString())) {
            return script.finish();
        }
    }

    private List<Integer> counts() {
        return List.of("outgoing-links", "mail-servers", "incoming-links").stream()
                .map(list -> HttpUser.json(admin.rest("GET", list, null)).path("total").asInt()).toList();
    }
}
