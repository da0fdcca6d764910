package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Texts;
import io.oauthlinks.message.Causes;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.flow.Unanswered;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Who reads the page: language and clock, and the words for what the domain says.
 *
 * @param displayName user key to display name; the key itself when there is no such user
 */
record Reader(Texts texts, Times times, UnaryOperator<String> displayName) {

    String text(String key, Object... arguments) {
        return texts.of(Message.of(key, arguments));
    }

    /** The text of {@code key.one} for one thing, else of {@code key.other} with the number. */
    String count(String key, long number) {
        return number == 1 ? text(key + ".one", number) : text(key + ".other", number);
    }

    /** What happened, what to do, the other side's own words and where to look, as the macro {@code #olProblem} shows it. */
    Map<String, Object> problem(Problem problem) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("reason", problem.reason());
        String cause = texts.of(problem.cause());
        shown.put("cause", cause);
        shown.put("remedy", texts.of(problem.remedy()));
        // some causes quote them
        if (!problem.providerWords().isEmpty() && !cause.contains(problem.providerWords())) {
            shown.put("providerWords", problem.providerWords());
        }
        Causes.sideOf(problem).ifPresent(side -> shown.put("side", text("oauth-links.common.side." + side.id())));
        return shown;
    }

    /** An authorization that never came back, as the macro {@code #olUnanswered} shows it. */
    Map<String, Object> unanswered(Unanswered unanswered) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("problem", problem(unanswered.problem()));
        shown.put("startedAt", times.relative(unanswered.startedAt()));
        shown.put("startedBy", displayName.apply(unanswered.userKey()));
        shown.put("redirectUrl", unanswered.redirectUri());
        return shown;
    }
}
