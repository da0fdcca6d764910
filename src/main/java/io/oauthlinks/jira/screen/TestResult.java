package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Route;
import io.oauthlinks.mailserver.diagnosis.Step;
import io.oauthlinks.mailserver.diagnosis.StepResult;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A connection test as the form and the polling script show it: one line in all, and a line for each step. */
final class TestResult {

    private static final String KEY = "oauth-links.mail-server.test.";

    /** Problems that a new authorization of the mailbox mends; an outage or a wrong client secret is not among them. */
    static final Set<String> MENDED_BY_AUTHORIZING = Set.of("never-authorized", "account-gone", "tokens-unreadable", "no-refresh-token",
            "refresh-token-inactive", "grant-revoked", "grant-malformed", "grant-refused", "google-token-revoked", "google-bad-request",
            "sign-in-required", "consent-missing", "access-denied", "token-endpoint-changed", "scope-missing", "token-refused",
            "microsoft-refused", "mailbox-not-of-account");

    private final Reader reader;
    private final TestRun run;

    TestResult(Reader reader, TestRun run) {
        this.reader = reader;
        this.run = run;
    }

    Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("id", run.id());
        model.put("verdict", word(run.verdict()));
        model.put("lozenge", Lozenges.of(reader, run.verdict()));
        model.put("summary", summary());
        if (run.finishedAt() != null) {
            model.put("finishedAt", reader.times().relative(run.finishedAt()));
        }
        model.put("steps", steps());
        if (!run.transcript().isEmpty()) {
            model.put("transcript", String.join("\n", run.transcript()));
            model.put("transcriptNote", reader.count(KEY + "transcript.lines", run.transcript().size()));
        }
        return model;
    }

    private String summary() {
        String all = String.valueOf(run.steps().size());
        String passed = String.valueOf(run.steps().stream().filter(step -> isPassed(step.verdict())).count());
        String took = reader.times().took(run.steps().stream().mapToLong(StepResult::millis).sum());
        return switch (run.verdict()) {
            case PASSED -> reader.text(KEY + "summary.passed", all, took);
            case WARNING -> reader.text(KEY + "summary.warning", all, took);
            case FAILED -> reader.text(KEY + "summary.failed", name(first(Verdict.FAILED)), passed, all, took);
            case RUNNING, NOT_RUN -> reader.text(KEY + "summary.running", passed, all);
        };
    }

    private Step first(Verdict verdict) {
        return run.steps().stream().filter(step -> step.verdict() == verdict).map(StepResult::step).findFirst().orElse(Step.DNS);
    }

    private List<Map<String, Object>> steps() {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (StepResult result : run.steps()) {
            Map<String, Object> step = new HashMap<>();
            step.put("name", name(result.step()));
            step.put("state", word(result.verdict()));
            step.put("icon", icon(result.verdict()));
            step.put("verdict", Lozenges.of(reader, result.verdict()).get("text"));
            if (result.finding() != null) {
                step.put("finding", reader.texts().of(result.finding()));
            }
            if (result.path() != null) {
                step.put("path", reader.texts().of(result.path()));
            }
            if (isPassed(result.verdict()) || result.verdict() == Verdict.FAILED) {
                step.put("took", reader.times().took(result.millis()));
            }
            if (result.problem() != null) {
                step.put("problem", reader.problem(result.problem()));
                step.put("failed", result.verdict() == Verdict.FAILED);
                if (MENDED_BY_AUTHORIZING.contains(result.problem().reason())) {
                    step.put("authorizePath", Route.BASE + "/mail-servers/" + (run.serverId() == 0 ? "new" : run.serverId()) + "/authorize");
                }
            }
            steps.add(step);
        }
        return steps;
    }

    private String name(Step step) {
        return reader.text(KEY + "step." + step.id());
    }

    private static boolean isPassed(Verdict verdict) {
        return verdict == Verdict.PASSED || verdict == Verdict.WARNING;
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String icon(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "aui-iconfont-check-circle ol-good";
            case WARNING -> "aui-iconfont-warning";
            case FAILED -> "aui-iconfont-error ol-bad";
            case RUNNING -> "aui-iconfont-refresh";
            case NOT_RUN -> "aui-iconfont-plan-disabled ol-lesser";
        };
    }
}
