package io.oauthlinks.incominglink;

import io.oauthlinks.secret.Randomness;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what an endpoint refuses for the administrator: a row among the recent problems of the link, and a line in the log. */
public final class ProblemRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemRecorder.class);
    /** Anybody can send wrong requests; what goes beyond this is told to the sender alone. */
    private static final int MOST_OF_A_LINK_IN_A_MINUTE = 30;

    private final LinkProblems problems;
    private final Clock clock;
    private final MinuteCounts<Long> counts = new MinuteCounts<>();

    public ProblemRecorder(LinkProblems problems, Clock clock) {
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * @param linkId  0 when no link has the client ID that was sent
     * @param address IP address of the request
     * @return an id that the answer shows and that stands in the log and the row
     */
    public String record(ProtocolError error, long linkId, String address) {
        String correlationId = Randomness.shortKey(10);
        Instant now = clock.instant();
        if (isWithinRate(linkId, now)) {
            LOG.info("Refused {}: {} ({}), sent '{}', link {}, from {}", correlationId, error.reason(), error.code(),
                    error.sent().replaceAll("\\p{Cntrl}", "?"), linkId, address);
            store(new LinkProblem(linkId, error.reason(), error.sent(), address, correlationId, 1, now, now));
        }
        return correlationId;
    }

    private boolean isWithinRate(long linkId, Instant now) {
        return counts.count(linkId, now).times() <= MOST_OF_A_LINK_IN_A_MINUTE;
    }

    /** A request is refused for its own reason, whether or not that can be kept. */
    private void store(LinkProblem problem) {
        try {
            problems.record(problem);
        } catch (RuntimeException failure) {
            LOG.warn("The problem {} of link {} is in the log alone", problem.correlationId(), problem.linkId(), failure);
        }
    }
}
