package io.oauthlinks.incominglink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Recent problems in memory. */
public final class InMemoryLinkProblems implements LinkProblems {

    private static final int KEPT_BY_LINK = 50;

    private final List<LinkProblem> problems = new ArrayList<>();

    @Override
    public synchronized void record(LinkProblem problem) {
        Optional<LinkProblem> equal = problems.stream().filter(other -> other.linkId() == problem.linkId()
                && other.reason().equals(problem.reason()) && other.sent().equals(problem.sent())).findFirst();
        equal.ifPresent(problems::remove);
        problems.add(equal.map(old -> new LinkProblem(problem.linkId(), problem.reason(), problem.sent(), problem.address(),
                problem.correlationId(), old.count() + problem.count(), old.firstAt(), problem.lastAt())).orElse(problem));
        problems.removeAll(ofLink(problem.linkId()).stream().skip(KEPT_BY_LINK).toList());
    }

    @Override
    public synchronized List<LinkProblem> ofLink(long linkId) {
        return problems.stream().filter(problem -> problem.linkId() == linkId)
                .sorted(Comparator.comparing(LinkProblem::lastAt).reversed()).toList();
    }

    @Override
    public synchronized int deleteBefore(Instant time, int limit) {
        List<LinkProblem> old = problems.stream().filter(problem -> problem.lastAt().isBefore(time)).limit(limit).toList();
        problems.removeAll(old);
        return old.size();
    }
}
