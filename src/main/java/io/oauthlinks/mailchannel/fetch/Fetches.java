package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.FailureTrace;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.intake.Intake;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fetches of this node: a job ticks, a bounded pool fetches whatever is due. */
public final class Fetches {

    private static final int MOST_DUE = 1000;
    /** As often as the shortest interval. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);

    private final FetchPorts ports;
    private final Fetch fetch;
    private final Executor pool;
    private final ConcurrentMap<Long, FetchWatch> running = new ConcurrentHashMap<>();
    private final Map<Long, Progress> ended = new ConcurrentHashMap<>();

    /** @param pool bounded, with a queue; its threads may call Jira */
    public Fetches(FetchPorts ports, Intake intake, Executor pool) {
        this.ports = ports;
        this.fetch = new Fetch(ports, intake);
        this.pool = pool;
    }

    /** Starts what is due and does not run here yet; whether another node is at it shows the lease. To be called every few seconds on every node. */
    public void tick() {
        ended.values().removeIf(progress -> progress.since().isBefore(ports.clock().instant().minus(REMEMBERED)));
        ports.states().due(ports.clock().instant(), MOST_DUE).forEach(this::start);
    }

    /**
     * Makes a channel due and starts it here, if nobody fetches it.
     *
     * @throws Refusal {@code failed-just-now} when this node has just tried it in vain: servers lock accounts that sign in too often
     */
    public void fetchNow(long channelId) {
        Progress last = ended.get(channelId);
        boolean failed = last != null && last.problem() != null && last.since().plus(AFTER_A_FAILURE).isAfter(ports.clock().instant());
        if (failed && !running.containsKey(channelId)) {
            throw new Refusal(Problem.named(FetchFailed.PROBLEMS, "failed-just-now", AFTER_A_FAILURE.toSeconds()));
        }
        ports.states().dueNow(channelId, ports.clock().instant());
        start(channelId);
    }

    /**
     * To be called after a person has paused or deleted a channel: nobody is bothered about its failures any more. What a deleted one leaves
     * unfinished or parked is discarded, by whoever holds its lease.
     */
    public void left(MailChannel channel) {
        fetch.left(channel);
        start(channel.id());
    }

    /**
     * Discards what deleted channels have left that a node held which then died: whoever deleted such a channel found its lease taken. To be called
     * now and then on one node.
     *
     * @return how many deleted channels were looked at
     */
    public int sweep() {
        Set<Long> there = ports.channels().all().stream().map(MailChannel::id).collect(Collectors.toSet());
        try {
            List<Long> deleted = ports.spool().channels().stream().filter(id -> !there.contains(id)).toList();
            deleted.forEach(this::start);
            return deleted.size();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    /** What a fetch of this node does, or how the last one ended some minutes ago at most. */
    public Optional<Progress> progress(long channelId) {
        FetchWatch watch = running.get(channelId);
        return watch == null ? Optional.ofNullable(ended.get(channelId)) : Optional.of(watch.progress());
    }

    private void start(long channelId) {
        FetchWatch watch = new FetchWatch(ports);
        if (running.putIfAbsent(channelId, watch) != null) {
            return;
        }
        try {
            pool.execute(() -> run(channelId, watch));
        } catch (RejectedExecutionException full) {
            running.remove(channelId);
        }
    }

    private void run(long channelId, FetchWatch watch) {
        try {
            ports.work().unlessStopping(() -> fetch.run(channelId, watch));
        } catch (RuntimeException unexpected) {
            LOG.error("Mail channel {} could not be fetched: {}", channelId, FailureTrace.of(unexpected));
        } finally {
            ended.put(channelId, watch.progress());
            running.remove(channelId);
        }
    }
}
