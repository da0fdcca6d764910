package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.incominglink.LinkProblems;
import io.oauthlinks.message.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was refused lately, with cause and remedy, as {@code templates/incoming-link/problems.vm} shows it on the page of another screen. */
public final class RecentProblems {

    private static final String TEXTS = "oauth-links.incoming-link.problem";
    private static final String KEY = "oauth-links.incoming-link.problems.";
    private static final long NO_LINK = 0;

    private final LinkProblems problems;

    public RecentProblems(LinkProblems problems) {
        this.problems = problems;
    }

    /** Of a link, newest first. */
    void putOfLink(Reader reader, long linkId, Map<String, Object> model) {
        put(reader, "of-link", problems.ofLink(linkId), model);
    }

    /** Of requests whose client ID no link has: the page that lists the links is the one place to see them. */
    void putOfUnknownClients(Reader reader, Map<String, Object> model) {
        put(reader, "of-unknown-clients", problems.ofLink(NO_LINK), model);
    }

    private static void put(Reader reader, String whose, List<LinkProblem> found, Map<String, Object> model) {
        model.put("problemsTitle", reader.text(KEY + whose + ".title"));
        model.put("problemsIntro", reader.text(KEY + whose + ".intro"));
        model.put("problems", found.stream().map(problem -> row(reader, problem)).toList());
        model.put("noProblems", found.isEmpty());
    }

    private static Map<String, Object> row(Reader reader, LinkProblem problem) {
        Map<String, Object> row = new HashMap<>(reader.problem(Problem.named(TEXTS, problem.reason())));
        if (!problem.sent().isEmpty()) {
            row.put("sent", problem.sent());
        }
        row.put("last", reader.times().relative(problem.lastAt()));
        if (problem.count() > 1) {
            row.put("often", reader.text(KEY + "often", problem.count()));
            row.put("first", reader.times().relative(problem.firstAt()));
        }
        row.put("address", problem.address());
        row.put("correlationId", problem.correlationId());
        return row;
    }
}
