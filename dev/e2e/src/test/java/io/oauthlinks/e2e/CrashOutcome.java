package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.CrashMails.CrashMail;
import io.oauthlinks.e2e.CrashRun.Death;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of the mails of a {@link CrashRun}, by Jira's REST and by the log of the channel. */
final class CrashOutcome {

    private static final Pattern TOKEN = Pattern.compile("token-\\d{5}");

    private final List<CrashMail> mails;
    private final List<Death> deaths;
    /** Issues and comments that hold a token, by their names. */
    private final Map<String, List<String>> inJira = new HashMap<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final Map<String, List<JsonNode>> log = new HashMap<>();

    CrashOutcome(List<CrashMail> mails, List<Death> deaths, String project, HttpUser admin, long channel) {
        this.mails = mails;
        this.deaths = deaths;
        readIssues(admin, project);
        readLog(admin, channel);
    }

    private void readIssues(HttpUser admin, String project) {
        JsonNode page;
        int start = 0;
        do {
            page = HttpUser.json(admin.send(admin.request("/rest/api/2/search?maxResults=1000&startAt=" + start + "&jql=project%3D" + project)));
            for (JsonNode issue : page.path("issues")) {
                JsonNode fields = issue.path("fields");
                find(issue.path("key").asText(), fields.path("description").asText());
                fields.path("comment").path("comments").forEach(comment -> find(issue.path("key").asText() + "/" + comment.path("id").asText(),
                        comment.path("body").asText()));
                fields.path("attachment").forEach(file -> files.merge(file.path("filename").asText(), 1, Integer::sum));
                start++;
            }
        } while (start < page.path("total").asInt() && !page.path("issues").isEmpty());
    }

    private void find(String where, String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            inJira.computeIfAbsent(matcher.group(), token -> new ArrayList<>()).add(where);
        }
    }

    private void readLog(HttpUser admin, long channel) {
        String before = "";
        do {
            JsonNode page = HttpUser.json(admin.rest("GET", "mail-channels/" + channel + "/log?limit=1000" + before, null));
            page.path("values").forEach(entry -> log.computeIfAbsent(entry.path("messageId").asText(), id -> new ArrayList<>()).add(entry));
            before = page.path("nextBefore").isNull() ? "" : "&before=" + page.path("nextBefore").asText();
        } while (!before.isEmpty());
    }

    /** Every mail is one issue, one comment or parked, with each of its files once; what was parked is what was in flight when a node died. */
    CrashOutcome requireExactlyOnce() {
        assertThat(log).as("mails in the log").hasSize(mails.size());
        mails.forEach(this::requireOnce);
        assertThat(parked()).as("one mail at most is between two steps of Jira when a node dies: %s", this).isLessThanOrEqualTo(deaths.size());
        return this;
    }

    /** All that were planned: none came too late, when all mails were through. */
    void requireDeaths(int count) {
        assertThat(deaths).hasSize(count);
    }

    private void requireOnce(CrashMail mail) {
        List<JsonNode> entries = log.getOrDefault(mail.messageId(), List.of());
        List<String> places = inJira.getOrDefault(mail.token(), List.of());
        String what = mail + " became " + places + ", the log says " + entries + "; " + deaths;
        assertThat(entries).as(what).hasSize(1);
        JsonNode entry = entries.get(0);
        String place = entry.path("issueKey").asText() + (entry.path("commentId").isNull() ? "" : "/" + entry.path("commentId").asText());
        assertThat(places).as(what).containsExactly(place);
        boolean parked = outcome(entry).equals("PARKED");
        if (parked) {
            assertThat(entry.path("rule").asText()).as(what).isEqualTo("may-already-be");
        } else {
            assertThat(outcome(entry)).as(what).isEqualTo(place.contains("/") ? "COMMENTED" : "CREATED");
            assertThat(entry.path("problem").isNull()).as(what).isTrue();
        }
        mail.fileNames().forEach(name -> assertThat(files.getOrDefault(name, 0)).as(name + " of " + what).isEqualTo(parked ? 0 : 1));
    }

    private static String outcome(JsonNode entry) {
        return entry.path("outcome").asText();
    }

    private long parked() {
        return log.values().stream().flatMap(List::stream).filter(entry -> outcome(entry).equals("PARKED")).count();
    }

    @Override
    public String toString() {
        Map<String, Integer> counts = new TreeMap<>();
        log.values().forEach(entries -> entries.forEach(entry -> counts.merge(outcome(entry), 1, Integer::sum)));
        return mails.size() + " mails: " + counts + " with " + files.size() + " attachments; nodes died " + deaths.size() + " times: " + deaths;
    }
}
