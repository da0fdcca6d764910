package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.InMemoryLinkProblems;
import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.jira.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentProblemsTest {

    private final InMemoryLinkProblems kept = new InMemoryLinkProblems();
    private final RecentProblems problems = new RecentProblems(kept);
    private final Reader reader = Samples.readers().of(Samples.request("GET", "/incoming-links/7"));

    private void refused(long linkId, String reason, String sent, Duration ago) {
        Instant at = Samples.NOW.minus(ago);
        kept.record(new LinkProblem(linkId, reason, sent, "192.0.2.44", "correlation-" + ago.toMinutes(), 1, at, at));
    }

    private String ofLink(long linkId) {
        Map<String, Object> model = new HashMap<>();
        problems.putOfLink(reader, linkId, model);
        return page(model);
    }

    private static String page(Map<String, Object> model) {
        return new RenderedTemplates().render(Response.Page.ok("templates/test/problems.vm", model));
    }

    @Test
    void causeRemedyAndWhatWasSentAreShownOnceForEqualRequests() {
        refused(7, "redirect-uri-not-registered", "https://reports.example/calback", Duration.ofHours(5));
        refused(7, "redirect-uri-not-registered", "https://reports.example/calback", Duration.ofMinutes(3));
        refused(7, "client-secret-wrong", "", Duration.ofMinutes(20));
        refused(8, "link-disabled", "", Duration.ofMinutes(1));
        assertThat(ofLink(7)).contains("Recent problems", "a redirect URL that is not registered", "character by character",
                "<code>https://reports.example/calback</code>", "3 minutes ago", "2 times since", "5 hours ago", "<code>correlation-3</code>", "192.0.2.44",
                "not the one of this link", "20 minutes ago").doesNotContain("disabled");
    }

    @Test
    void whatWasSentIsText() {
        refused(7, "scope-unknown", Samples.HOSTILE, Duration.ofMinutes(1));
        assertThat(ofLink(7)).contains("&lt;script&gt;").doesNotContain("<script>", "onload=\"");
    }

    @Test
    void nothingRefusedIsSaid() {
        assertThat(ofLink(7)).contains("Nothing was refused lately").doesNotContain("<table");
    }

    @Test
    void requestsOfUnknownClientsStandApart() {
        refused(0, "client-unknown", "olc_mistyped", Duration.ofMinutes(1));
        Map<String, Object> model = new HashMap<>();
        problems.putOfUnknownClients(reader, model);
        assertThat(page(model)).contains("Requests with an unknown client ID", "olc_mistyped", "Compare what was sent");
    }
}
