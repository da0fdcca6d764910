package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.lease.LeaseLost;
import io.oauthlinks.mailchannel.FailureTrace;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.filter.Together;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.message.IncomingMail.Attachment;
import io.oauthlinks.message.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that share their stores: what is to become of all is stored before Jira is called for the first, and what came of them when it was called
 * for the last. A mail that answers another one of the group begins the next group.
 */
final class Group {

    /**
     * By then the node that stored the plan has stored what came of it, too, or has lost the lease. A call of Jira that takes longer may still make
     * something: the one window that stays open (ADR 33).
     */
    private static final Duration UNTIL_RECOVERY = ChannelLease.LIFE.plusSeconds(10);
    /** So old a plan may be when its call begins; then those that are not called yet are stored once more. */
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration UNTIL_ANSWERED = Duration.ofSeconds(5);
    private static final int MOST = 50;
    /** Calls of Jira at the same time. */
    private static final int TOGETHER = 4;
    private static final long MOST_BYTES = 16_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(Group.class);

    private final MailChannel channel;
    private final IntakePorts ports;
    private final Requests requests;
    private final ChannelLease lease;
    private final Watch watch;
    private final Making making;
    private final Deciding deciding;
    private final Extras extras;
    private final Setbacks setbacks;
    private final long attachmentLimit;
    private final List<Task> tasks = new ArrayList<>();

    Group(MailChannel channel, IntakePorts ports, Requests requests, ChannelLease lease, Watch watch) {
        this.channel = channel;
        this.ports = ports;
        this.requests = requests;
        this.lease = lease;
        this.watch = watch;
        this.making = new Making(requests);
        this.deciding = new Deciding(channel, ports, making);
        this.extras = new Extras(ports, lease);
        this.setbacks = new Setbacks(ports, watch);
        this.attachmentLimit = requests.attachmentLimit();
    }

    /** Reads a mail. @throws JiraNotReady when that cannot be done now */
    void add(MailEntry entry, ReadAhead ahead) {
        Task task = new Task(entry, now());
        try {
            attempt(task, () -> task.opened(ahead.open(entry)));
            if (task.mail != null && (isFull(entry) || answersOneOfUs(task))) {
                finish();
            }
            tasks.add(task);
        } catch (Opening.BytesLost lost) {
            watch.bytesLost(entry, lost.getMessage());
        } catch (JiraNotReady notReady) {
            afterOthers(task, notReady, tasks, this::finish);
        }
    }

    /** Those before are carried out all the same; a failure that makes Jira look away does not count when Jira takes one of them. */
    private void afterOthers(Task task, JiraNotReady notReady, List<Task> before, Runnable carryOut) {
        if (task.isPutOff()) {
            before.add(task);
        }
        int taken = setbacks.taken();
        carryOut.run();
        if (!task.isPutOff() || setbacks.taken() == taken) {
            throw notReady;
        }
    }

    private boolean isFull(MailEntry next) {
        return tasks.size() >= MOST || tasks.stream().mapToLong(task -> task.entry.bytes().size()).sum() + next.bytes().size() > MOST_BYTES;
    }

    private boolean answersOneOfUs(Task task) {
        Set<String> answered = new HashSet<>(Heads.answeredBy(task.mail));
        return !answered.isEmpty() && tasks.stream().anyMatch(each -> answered.contains(each.entry.head().messageId()));
    }

    /** Decides about all that were read, and does it. @throws JiraNotReady when that broke off; what is left stands as before */
    void finish() {
        List<Task> read = List.copyOf(tasks);
        tasks.clear();
        Together together = deciding.together(read.stream().filter(task -> task.mail != null).toList());
        List<Task> decided = new ArrayList<>();
        for (int i = 0; i < read.size() && watch.goesOn(); i++) {
            Task task = read.get(i);
            try {
                if (task.mail != null) {
                    lease.keep();
                    attempt(task, () -> deciding.decide(task, letter(task), decided, together));
                }
                decided.add(task);
            } catch (JiraNotReady notReady) {
                afterOthers(task, notReady, decided, () -> carryOut(decided));
                tasks.addAll(read.subList(i + 1, read.size()));
                finish();
                return;
            }
        }
        carryOut(decided);
    }

    /** Stores what is decided, calls Jira, stores what came of it. @throws JiraNotReady as above */
    private void carryOut(List<Task> decided) {
        List<Task> all = List.copyOf(decided);
        decided.clear();
        if (all.isEmpty() || !watch.goesOn()) {
            return;
        }
        List<Task> ready = all.stream().filter(Task::ready).toList();
        storePlans(all.stream().filter(task -> !task.ready() || task.made == null).toList());
        JiraNotReady notReady = act(ready);
        store(ready);
        all.stream().map(task -> task.entry).filter(MailEntry::isDone).forEach(watch::ended);
        if (notReady != null) {
            throw notReady;
        }
    }

    private JiraNotReady act(List<Task> ready) {
        try {
            return actInOrder(ready);
        } finally {
            // what has been called is not left behind, whatever has ended this
            ready.forEach(Task::settle);
        }
    }

    /** Until Jira is not ready. */
    private JiraNotReady actInOrder(List<Task> ready) {
        JiraNotReady notReady = null;
        Instant stored = now();
        for (int i = 0; i < ready.size(); i++) {
            Task task = ready.get(i);
            boolean goesOn = notReady == null && watch.goesOn();
            if (!goesOn && !task.isCalled()) {
                task.takeBack();
                continue;
            }
            if (goesOn && !now().isBefore(stored.plus(FRESH))) {
                storePlans(ready.subList(i, ready.size()).stream().filter(each -> !each.isCalled() && each.made == null).toList());
                stored = now();
            }
            if (goesOn) {
                call(ready.subList(i, Math.min(i + TOGETHER, ready.size())));
            }
            JiraNotReady now = act(task);
            notReady = notReady == null ? now : notReady;
        }
        return notReady;
    }

    /** Begins new issues together, because most of a call is waiting for the disk of Jira's database. Comments keep their order. */
    private void call(List<Task> next) {
        lease.keep();
        List<Task> issues = next.stream().takeWhile(task -> task.isCalled() || task.made == null && task.entry.plan().issueId() == 0)
                .filter(task -> !task.isCalled()).toList();
        for (Task task : next.size() == 1 ? List.<Task>of() : issues) {
            // it may be this thread that calls
            lease.keep();
            Letter letter = letter(task);
            task.call(CompletableFuture.runAsync(() -> making.make(task, letter), ports.calls()));
        }
    }

    private void storePlans(List<Task> some) {
        Instant recovery = now().plus(UNTIL_RECOVERY);
        some.stream().filter(Task::ready).forEach(task -> task.entry = task.entry.intended(task.entry.plan(), recovery));
        store(some);
    }

    private void store(List<Task> some) {
        List<MailEntry> entries = some.stream().map(task -> task.entry).toList();
        if (!entries.isEmpty()) {
            lease.store(() -> ports.ledger().update(entries));
        }
    }

    /** Null unless Jira is not ready. */
    private JiraNotReady act(Task task) {
        try {
            attempt(task, () -> {
                Letter letter = letter(task);
                if (task.isCalled()) {
                    task.awaitCall();
                } else if (task.made == null) {
                    making.make(task, letter);
                }
                task.entry = task.entry.made();
                Problem missing = addExtras(task, letter);
                Outcome outcome = task.made.commentId() == 0 ? Outcome.CREATED : Outcome.COMMENTED;
                task.end(new Fate(outcome, task.entry.plan().rule(), task.made.issueId(), task.made.issueKey(), task.made.commentId(), missing,
                        now()));
                setbacks.endedByMail();
            });
            return null;
        } catch (JiraNotReady notReady) {
            // otherwise the failure that makes Jira look away has put it off
            if (!task.isPutOff()) {
                task.again(task.before.tries(), task.before.nextTry());
            }
            return notReady;
        }
    }

    private Problem addExtras(Task task, Letter letter) {
        String author = task.entry.plan().actorKey();
        List<Attachment> attachments = letter.attachments();
        List<String> participants = mayAddPeople(task) ? extras.participants(channel, task.mail, author) : List.of();
        if (attachments.isEmpty() && participants.isEmpty()) {
            return null;
        }
        store(List.of(task));
        return extras.add(requests, task.made, author, task.file, attachments, participants);
    }

    /** Anybody can write a sender, and an issue's key into a subject: who is not part of the conversation lets nobody else read it. */
    private static boolean mayAddPeople(Task task) {
        return task.entry.plan().issueId() == 0 || task.entry.plan().rule().equals(Threads.KNOWN_MESSAGE);
    }

    private Letter letter(Task task) {
        return new Letter(channel, task.entry, task.mail, attachmentLimit, ports.jira().words());
    }

    /** Whatever one mail brings about stays with this mail, unless Jira is not ready for any. */
    private void attempt(Task task, Runnable step) {
        try {
            step.run();
        } catch (JiraNotReady | LeaseLost | Opening.BytesLost forOthers) {
            throw forOthers;
        } catch (Parking parking) {
            task.end(parking.fate(now()));
        } catch (RequestRefused refused) {
            task.end(new Parking("refused-by-jira", refused.problem()).fate(now()));
        } catch (Senders.Refused refused) {
            task.end(Senders.fate(refused, now()));
        } catch (Threads.Unfinished unfinished) {
            task.again(task.entry.tries(), now().plus(UNTIL_ANSWERED));
        } catch (RuntimeException unexpected) {
            LOG.error("Mail {} of channel {} could not be taken: {}", task.entry.id(), channel.id(), FailureTrace.of(unexpected));
            failed(task, unexpected);
        }
    }

    /** It is tried again, later and later; then it is parked, unless the issue or comment is there. */
    private void failed(Task task, RuntimeException unexpected) {
        if (setbacks.putsOff(task, unexpected)) {
            return;
        }
        Problem problem = unexpected instanceof JiraFailed failure ? failure.problem()
                : Problem.named(Parking.PROBLEMS, "failed").inWordsOf(unexpected.getClass().getSimpleName());
        try {
            if (task.made == null && task.mail != null && task.entry.plan() != null) {
                task.made = making.found(task.entry, letter(task)).orElse(null);
            }
            task.end(task.made == null ? new Parking("failed", problem).fate(now())
                    : new Fate(task.made.commentId() == 0 ? Outcome.CREATED : Outcome.COMMENTED, task.entry.plan().rule(), task.made.issueId(),
                            task.made.issueKey(), task.made.commentId(), problem, now()));
        } catch (JiraNotReady | LeaseLost forAll) {
            throw forAll;
        } catch (Parking parking) {
            task.end(parking.fate(now()));
        } catch (RuntimeException cannotTell) {
            task.end(new Parking("failed", problem).fate(now()));
        }
    }

    private Instant now() {
        return ports.clock().instant();
    }
}
