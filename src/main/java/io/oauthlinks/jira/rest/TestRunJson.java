package io.oauthlinks.jira.rest;

import io.oauthlinks.mailserver.diagnosis.StepResult;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection test as JSON. */
public final class TestRunJson {

    private final Answers answers;

    public TestRunJson(Answers answers) {
        this.answers = answers;
    }

    Map<String, Object> of(TestRun run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", run.id());
        json.put("serverId", run.serverId() == 0 ? null : run.serverId());
        json.put("verdict", run.verdict().name());
        json.put("startedAt", Answers.time(run.startedAt()));
        json.put("finishedAt", Answers.time(run.finishedAt()));
        json.put("steps", run.steps().stream().map(this::step).toList());
        json.put("transcript", run.transcript());
        return json;
    }

    private Map<String, Object> step(StepResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", result.step().id());
        json.put("verdict", result.verdict().name());
        json.put("millis", result.millis());
        json.put("finding", result.finding() == null ? null : answers.text(result.finding()));
        json.put("path", result.path() == null ? null : answers.text(result.path()));
        json.put("problem", answers.problem(result.problem()));
        return json;
    }
}
