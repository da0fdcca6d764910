package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.lease.LeaseLost;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.FailureTrace;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.intake.Intake;
import io.oauthlinks.mailchannel.intake.JiraFailed;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.message.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches a channel that is due, unless somebody else does, and keeps how that went in its state. */
final class Fetch {

    private static final Duration SOON = Duration.ofSeconds(5);
    /** Failures in a row after which somebody is told of Jira's read-only mode: an hour and a half at the delays of {@link Backoff#forJira}. */
    private static final int LONG_READ_ONLY = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Fetch.class);

    private final FetchPorts ports;
    private final Intake intake;
    private final FailureNotices notices;
    private final Leftovers leftovers;

    Fetch(FetchPorts ports, Intake intake) {
        this.ports = ports;
        this.intake = intake;
        this.notices = new FailureNotices(ports.notices());
        this.leftovers = new Leftovers(ports.ledger(), ports.clock());
    }

    void run(long channelId, FetchWatch watch) {
        Optional<ChannelLease> lease = ChannelLease.of(channelId, ports.leases(), ports.clock());
        if (lease.isEmpty()) {
            watch.enters(Progress.Step.ELSEWHERE);
            return;
        }
        try {
            Optional<MailChannel> channel = ports.channels().byId(channelId);
            if (channel.isEmpty()) {
                leftovers.discard(channelId, lease.get());
            }
            ChannelState state = ports.states().of(channelId);
            if (channel.isEmpty() || channel.get().state() != MailChannel.State.ENABLED || state == null
                    || state.nextFetch().isAfter(ports.clock().instant())) {
                watch.enters(Progress.Step.ELSEWHERE);
                return;
            }
            watch.begins(channel.get());
            ChannelState next = next(new ChannelFetch(ports, intake, channel.get(), state, lease.get(), watch));
            if (ports.channels().byId(channelId).isEmpty()) {
                leftovers.discard(channelId, lease.get());
            }
            lease.get().finish(() -> ports.states().save(next));
        } catch (LeaseLost lost) {
            LOG.info("Another node has taken over mail channel {}", channelId);
            watch.enters(Progress.Step.ELSEWHERE);
        } finally {
            lease.get().release();
        }
    }

    /** A person has paused or deleted the channel. */
    void left(MailChannel channel) {
        notices.left(channel);
    }

    /** Who ends a failure, which says how soon it is tried again and when people are told. */
    private enum Cause {
        /** Only a person: told at once. */
        PERSON,
        TIME,
        /** Jira is soon well again. */
        JIRA,
        /** An administrator's own doing: told to nobody, unless it lasts for an hour or two. */
        READ_ONLY;

        static Cause of(Problem jira) {
            return jira.reason().equals("jira-read-only") ? READ_ONLY : JIRA;
        }
    }

    private ChannelState next(ChannelFetch fetch) {
        try {
            fetch.run();
            return succeeded(fetch);
        } catch (MailboxFailure failure) {
            return failed(fetch, failure.problem(), failure.kind() == MailboxFailure.Kind.REAUTHORIZATION ? Cause.PERSON : Cause.TIME);
        } catch (FetchFailed failure) {
            return failed(fetch, failure.problem(), Cause.TIME);
        } catch (JiraNotReady notReady) {
            return failed(fetch, notReady.problem(), Cause.of(notReady.problem()));
        } catch (JiraFailed failure) {
            return failed(fetch, failure.problem(), Cause.JIRA);
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError unexpected) {
            LOG.error("Mail channel {} could not be fetched: {}", fetch.channel().id(), FailureTrace.of(unexpected));
            return failed(fetch, Problem.named(FetchFailed.PROBLEMS, "fetch-failed").inWordsOf(unexpected.getClass().getSimpleName()), Cause.TIME);
        }
    }

    private ChannelState succeeded(ChannelFetch fetch) {
        Instant now = ports.clock().instant();
        ChannelState state = fetch.state();
        if (fetch.watch().brokenOff()) {
            fetch.watch().ends(null);
            return state.brokenOff(now);
        }
        notices.recovered(fetch.channel(), state);
        fetch.watch().ends(null);
        Instant next = now.plus(fetch.channel().interval());
        Optional<MailEntry> waiting = waiting(fetch.channel());
        if (waiting.isPresent()) {
            Instant soon = waiting.get().nextTry() == null || waiting.get().nextTry().isBefore(now.plus(SOON)) ? now.plus(SOON)
                    : waiting.get().nextTry();
            next = soon.isBefore(next) ? soon : next;
        }
        return state.fetched(now, next, fetch.watch().lastMail().orElse(state.lastMail()), waiting.map(MailEntry::fetchedAt).orElse(null),
                fetch.remark());
    }

    private ChannelState failed(ChannelFetch fetch, Problem problem, Cause cause) {
        ChannelState before = fetch.state();
        int failures = before.failures() + 1;
        boolean quiet = cause == Cause.READ_ONLY && failures < LONG_READ_ONLY;
        boolean told = quiet ? before.told() : notices.failed(fetch.channel(), before, problem, cause == Cause.PERSON);
        Duration delay = cause == Cause.JIRA || cause == Cause.READ_ONLY ? Backoff.forJira(failures) : Backoff.after(failures);
        fetch.watch().ends(problem);
        Instant now = ports.clock().instant();
        Duration interval = fetch.channel().interval();
        return before.failed(now, now.plus(delay.compareTo(interval) < 0 ? interval : delay), problem, told);
    }

    /** The first mail that has no fate yet. */
    private Optional<MailEntry> waiting(MailChannel channel) {
        List<MailEntry> unfinished = ports.ledger().unfinished(channel.id(), ports.clock().instant().plus(Duration.ofDays(1)), 1);
        return unfinished.stream().findFirst();
    }
}
