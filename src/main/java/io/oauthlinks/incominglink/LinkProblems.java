package io.oauthlinks.incominglink;

import java.time.Instant;
import java.util.List;

/** The recent problems of links at rest. */
public interface LinkProblems {

    /** Adds one, or counts it onto an equal one (same link, reason and {@code sent}). A link keeps its newest 50. */
    void record(LinkProblem problem);

    /** Newest first. */
    List<LinkProblem> ofLink(long linkId);

    int deleteBefore(Instant time, int limit);
}
