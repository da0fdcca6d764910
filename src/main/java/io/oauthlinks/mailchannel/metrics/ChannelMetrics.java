package io.oauthlinks.mailchannel.metrics;

import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects the figures of all channels, the same on each node; counted at most every half minute, however many systems ask. Who asks while they are
 * counted gets those of before, because a thousand channels are some thousand statements.
 */
public final class ChannelMetrics {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final MailChannels channels;
    private final ChannelStates states;
    private final MailLedger ledger;
    private final ProjectFacts projects;
    private final Clock clock;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile Counted last = new Counted(List.of(), Instant.MIN);

    private record Counted(List<ChannelFigures> figures, Instant at) {

        boolean isFresh(Instant now) {
            return now.isBefore(at.plus(REMEMBERED)) && !now.isBefore(at);
        }
    }

    public ChannelMetrics(MailChannels channels, ChannelStates states, MailLedger ledger, ProjectFacts projects, Clock clock) {
        this.channels = channels;
        this.states = states;
        this.ledger = ledger;
        this.projects = projects;
        this.clock = clock;
    }

    /** By project and name. */
    public List<ChannelFigures> current() {
        Instant now = clock.instant();
        if (last.isFresh(now) || !mayCount()) {
            return last.figures;
        }
        try {
            if (!last.isFresh(now)) {
                last = new Counted(count(now), now);
            }
            return last.figures;
        } finally {
            counting.unlock();
        }
    }

    /** Only the first time there is nothing to give instead. */
    private boolean mayCount() {
        if (last.at.equals(Instant.MIN)) {
            counting.lock();
            return true;
        }
        return counting.tryLock();
    }

    private List<ChannelFigures> count(Instant now) {
        List<MailChannel> all = channels.all();
        Map<Long, ChannelState> known = states.of(all.stream().map(MailChannel::id).toList());
        return all.stream().map(channel -> figures(channel, known.getOrDefault(channel.id(), ChannelState.fresh(channel.id())), now)).toList();
    }

    private ChannelFigures figures(MailChannel channel, ChannelState state, Instant now) {
        String project = projects.byId(channel.projectId()).map(ProjectFacts.Project::key).orElse(String.valueOf(channel.projectId()));
        Instant waiting = state.oldestWaiting();
        Map<Outcome, Integer> mails = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            mails.put(outcome, ledger.count(channel.id(), outcome));
        }
        return new ChannelFigures(channel, project, state,
                waiting == null || waiting.isAfter(now) ? Duration.ZERO : Duration.between(waiting, now), mails);
    }
}
