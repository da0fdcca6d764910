package io.oauthlinks.mailchannel.ledger;

import static io.oauthlinks.mailchannel.ledger.MailEntry.Outcome.CREATED;
import static io.oauthlinks.mailchannel.ledger.MailEntry.Outcome.COMMENTED;

import io.oauthlinks.mailchannel.ledger.MailEntry.InMailbox;
import io.oauthlinks.mailchannel.ledger.MailEntry.Placed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A ledger in memory. */
public final class InMemoryMailLedger implements MailLedger {

    private final TreeMap<Long, MailEntry> rows = new TreeMap<>();
    private final Map<Placed, Long> places = new HashMap<>();
    private long last;

    /** All entries, by number. */
    public synchronized List<MailEntry> entries() {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized Map<Placed, MailEntry> known(Collection<Placed> mails) {
        Map<Placed, MailEntry> found = new HashMap<>();
        mails.stream().filter(places::containsKey).forEach(place -> found.put(place, rows.get(places.get(place))));
        return found;
    }

    @Override
    public synchronized List<MailEntry> add(List<MailEntry> entries) {
        Set<Placed> taken = new HashSet<>(places.keySet());
        for (MailEntry entry : entries) {
            if (!taken.add(entry.placed())) {
                throw new AlreadyKnown(entry.placed().uid());
            }
        }
        List<MailEntry> added = new ArrayList<>();
        for (MailEntry entry : entries) {
            added.add(entry.numbered(++last));
            rows.put(last, added.get(added.size() - 1));
            places.put(entry.placed(), last);
        }
        return added;
    }

    @Override
    public synchronized void update(List<MailEntry> entries) {
        for (MailEntry entry : entries) {
            MailEntry before = rows.get(entry.id());
            Long holder = places.get(entry.placed());
            if (holder != null && holder != entry.id()) {
                throw new AlreadyKnown(entry.placed().uid());
            }
            places.remove(before.placed());
            places.put(entry.placed(), entry.id());
            rows.put(entry.id(), entry);
        }
    }

    @Override
    public synchronized List<MailEntry> unfinished(long channelId, Instant now, int most) {
        return some(it -> it.channelId() == channelId && !it.isDone() && (it.nextTry() == null || !it.nextTry().isAfter(now)), most);
    }

    @Override
    public synchronized List<MailEntry> untold(long channelId, Instant fetchedBefore, long afterId, int most) {
        return some(it -> it.channelId() == channelId && it.isDone() && it.inMailbox() == InMailbox.UNTOLD && it.id() > afterId
                && it.fetchedAt().isBefore(fetchedBefore), most);
    }

    @Override
    public synchronized boolean replaceParked(MailEntry entry) {
        MailEntry before = rows.get(entry.id());
        if (before == null || !before.isParked()) {
            return false;
        }
        update(List.of(entry));
        return true;
    }

    @Override
    public synchronized Optional<MailEntry> byId(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized Optional<Answered> answered(long projectId, List<String> messageIds) {
        for (String messageId : messageIds) {
            List<MailEntry> known = some(it -> it.projectId() == projectId && !messageId.isEmpty() && it.head().messageId().equals(messageId)
                    && (!it.isDone() || it.issueOfAnswers() != 0), Integer.MAX_VALUE);
            Optional<MailEntry> first = known.stream().filter(MailEntry::isDone).findFirst().or(() -> known.stream().findFirst());
            if (first.isPresent()) {
                return first.map(it -> it.isDone() ? new Answered(it.issueOfAnswers(), true) : new Answered(0, false));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized Optional<MailEntry> sameAs(MailEntry entry) {
        return entry.bytes().sha256().isEmpty() ? Optional.empty() : some(it -> it.channelId() == entry.channelId() && it.id() < entry.id()
                && it.bytes().sha256().equals(entry.bytes().sha256()), 1).stream().findFirst();
    }

    @Override
    public synchronized boolean mayHaveSame(long channelId, List<MailEntry> entries) {
        return entries.stream().anyMatch(entry -> sameAs(entry).isPresent());
    }

    @Override
    public synchronized int taken(long channelId, Collection<String> senders, Instant since) {
        return some(it -> it.channelId() == channelId && senders.contains(it.head().sender()) && !it.fetchedAt().isBefore(since) && isTaken(it),
                Integer.MAX_VALUE).size();
    }

    @Override
    public synchronized int decided(long channelId, Collection<String> rules, Instant since) {
        return some(it -> it.channelId() == channelId && (it.plan() != null && !it.plan().since().isBefore(since) && rules.contains(it.plan().rule())
                || it.fate() != null && !it.fate().at().isBefore(since) && rules.contains(it.fate().rule())), Integer.MAX_VALUE).size();
    }

    @Override
    public synchronized Map<Long, List<Integer>> fetchedBetween(Collection<Long> channelIds, List<Instant> times) {
        Map<Long, List<Integer>> counts = new HashMap<>();
        channelIds.forEach(id -> counts.put(id, IntStream.range(1, times.size()).mapToObj(i -> some(it -> it.channelId() == id
                && !it.fetchedAt().isBefore(times.get(i - 1)) && it.fetchedAt().isBefore(times.get(i)), Integer.MAX_VALUE).size()).toList()));
        return counts;
    }

    @Override
    public synchronized Map<Long, Integer> counts(Collection<Long> channelIds, MailEntry.Outcome outcome) {
        Map<Long, Integer> counts = new HashMap<>();
        channelIds.forEach(id -> counts.put(id, count(id, outcome)));
        return counts;
    }

    @Override
    public synchronized int count(long channelId, MailEntry.Outcome outcome) {
        return some(it -> it.channelId() == channelId && it.isDone() && it.fate().outcome() == outcome, Integer.MAX_VALUE).size();
    }

    @Override
    public synchronized List<MailEntry> byKeys(Collection<String> keys) {
        return some(it -> keys.contains(it.key()), Integer.MAX_VALUE);
    }

    private static boolean isTaken(MailEntry entry) {
        return switch (entry.stage()) {
            case SPOOLED -> false;
            case INTENDED, MADE -> true;
            case DONE -> entry.fate().outcome() == CREATED || entry.fate().outcome() == COMMENTED;
        };
    }

    @Override
    public synchronized Page page(LogQuery query) {
        List<MailEntry> found = new ArrayList<>(some(it -> query.channelIds().contains(it.channelId()) && (query.beforeId() == 0 || it.id() < query.beforeId())
                && (query.outcome() == null || it.fate() != null && it.fate().outcome() == query.outcome()) && mentions(it, query.text()), Integer.MAX_VALUE));
        found.sort(Comparator.comparing(MailEntry::id).reversed());
        boolean more = found.size() > query.most();
        List<MailEntry> page = List.copyOf(more ? found.subList(0, query.most()) : found);
        return new Page(page, more ? page.get(page.size() - 1).id() : 0);
    }

    private static boolean mentions(MailEntry entry, String text) {
        String all = entry.head().sender() + "\n" + entry.head().subject() + "\n" + (entry.fate() == null ? "" : entry.fate().issueKey());
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public synchronized List<MailEntry> forget(Instant before, Set<Long> leaving, int most) {
        List<MailEntry> old = some(it -> it.isDone() && !it.isParked() && it.fate().at().isBefore(before)
                && !(leaving.contains(it.channelId()) && it.inMailbox() != InMailbox.GONE), most);
        old.forEach(entry -> {
            rows.remove(entry.id());
            places.remove(entry.placed());
        });
        return old;
    }

    private List<MailEntry> some(Predicate<MailEntry> which, int most) {
        return rows.values().stream().filter(which).limit(most).toList();
    }
}
