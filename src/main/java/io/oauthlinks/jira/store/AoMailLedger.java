package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.InMailbox;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailEntry.Placed;
import io.oauthlinks.mailchannel.ledger.MailEntry.Stage;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.java.ao.ActiveObjectsException;
import net.java.ao.Query;

/**
 * The mail ledger in Active Objects, which can change rows only one by one: a batch is changed by one deletion and one batched insert. Two
 * that change the same entry at the same time are told apart by the number of rows that were deleted.
 */
public final class AoMailLedger implements MailLedger {

    /** So many rows of two columns are read quicker than they are counted channel by channel. */
    private static final int FEW = 5_000;

    private final ActiveObjects ao;
    private final MailNumbers numbers;
    private final int few;

    public AoMailLedger(ActiveObjects ao, Clock clock) {
        this(ao, clock, FEW);
    }

    AoMailLedger(ActiveObjects ao, Clock clock, int few) {
        this.ao = ao;
        this.few = few;
        this.numbers = new MailNumbers(ao, clock);
    }

    @Override
    public Map<Placed, MailEntry> known(Collection<Placed> mails) {
        Map<String, Placed> byHash = new HashMap<>();
        mails.forEach(mail -> byHash.put(MailEntryColumns.placeHash(mail), mail));
        Map<Placed, MailEntry> known = new HashMap<>();
        for (KeyBatch batch : KeyBatch.of(byHash.keySet())) {
            find(batch.in("PLACE_HASH"), "ENTRY_ID ASC", KeyBatch.MOST, batch.parameters())
                    .forEach(entry -> known.put(byHash.get(MailEntryColumns.placeHash(entry.placed())), entry));
        }
        return known;
    }

    @Override
    public List<MailEntry> byKeys(Collection<String> keys) {
        return KeyBatch.of(keys).stream()
                .flatMap(batch -> find(batch.in("ENTRY_KEY"), "ENTRY_ID ASC", KeyBatch.MOST, batch.parameters()).stream()).toList();
    }

    @Override
    public List<MailEntry> add(List<MailEntry> entries) {
        try {
            return ao.executeInTransaction(() -> {
                List<MailEntry> added = new ArrayList<>();
                long number = 0;
                for (MailEntry entry : entries) {
                    number = added.size() % MailNumbers.BLOCK == 0 ? numbers.take() : number + 1;
                    added.add(entry.numbered(number));
                }
                insert(added);
                return added;
            });
        } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
            throw asKnown(failure, entries);
        }
    }

    @Override
    public void update(List<MailEntry> entries) {
        try {
            ao.executeInTransaction(() -> {
                if (delete(entries) < entries.size()) {
                    throw new RowGone("One of " + entries.size() + " mails, the first of them", entries.get(0).id());
                }
                insert(entries);
                return null;
            });
        } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
            throw asKnown(failure, entries);
        }
    }

    private static RuntimeException asKnown(RuntimeException failure, List<MailEntry> entries) {
        return UniqueViolation.isCauseOf(failure) ? new AlreadyKnown(entries.get(0).placed().uid()) : failure;
    }

    @Override
    public List<MailEntry> unfinished(long channelId, Instant now, int most) {
        return find("CHANNEL_ID = ? AND PENDING = ? AND NEXT_TRY <= ?", "ENTRY_ID ASC", most, channelId, MailEntryColumns.TRY, now.toEpochMilli());
    }

    @Override
    public List<MailEntry> untold(long channelId, Instant fetchedBefore, long afterId, int most) {
        return find("CHANNEL_ID = ? AND PENDING = ? AND FETCHED_AT < ? AND ENTRY_ID > ?", "ENTRY_ID ASC", most, channelId, MailEntryColumns.TELL,
                fetchedBefore.toEpochMilli(), afterId);
    }

    @Override
    public boolean replaceParked(MailEntry entry) {
        return Deadlocks.retried(() -> ao.executeInTransaction(() -> {
            boolean parked = ao.deleteWithSQL(MailEntryRow.class, "ENTRY_ID = ? AND OUTCOME = ?", entry.id(), Outcome.PARKED.name()) == 1;
            if (parked) {
                insert(List.of(entry));
            }
            return parked;
        }));
    }

    @Override
    public Optional<MailEntry> byId(long id) {
        return find("ENTRY_ID = ?", "ENTRY_ID ASC", 1, id).stream().findFirst();
    }

    @Override
    public Optional<Answered> answered(long projectId, List<String> messageIds) {
        List<String> hashes = messageIds.stream().filter(id -> !id.isEmpty()).limit(KeyBatch.MOST).map(MailEntryColumns::messageHash).distinct()
                .toList();
        if (hashes.isEmpty()) {
            return Optional.empty();
        }
        KeyBatch batch = new KeyBatch(hashes);
        List<Object> values = new ArrayList<>(hashes);
        values.add(projectId);
        Comparator<MailEntry> asGiven = Comparator.comparingInt(entry -> hashes.indexOf(MailEntryColumns.messageHash(entry.head().messageId())));
        return find(batch.in("MESSAGE_HASH") + " AND PROJECT_ID = ?", "ENTRY_ID ASC", KeyBatch.MOST, values.toArray()).stream()
                .sorted(asGiven.thenComparing(entry -> !entry.isDone())).flatMap(entry -> answer(entry).stream()).findFirst();
    }

    private static Optional<Answered> answer(MailEntry entry) {
        if (!entry.isDone()) {
            return Optional.of(new Answered(0, false));
        }
        return entry.issueOfAnswers() == 0 ? Optional.empty() : Optional.of(new Answered(entry.issueOfAnswers(), true));
    }

    @Override
    public Optional<MailEntry> sameAs(MailEntry entry) {
        String hash = entry.bytes().sha256();
        return hash.isEmpty() ? Optional.empty() : find("BYTE_HASH = ? AND CHANNEL_ID = ? AND ENTRY_ID < ?", "ENTRY_ID ASC", 1, hash,
                entry.channelId(), entry.id()).stream().findFirst();
    }

    @Override
    public boolean mayHaveSame(long channelId, List<MailEntry> entries) {
        List<MailEntry> read = entries.stream().filter(entry -> !entry.bytes().sha256().isEmpty()).toList();
        Set<String> hashes = read.stream().map(entry -> entry.bytes().sha256()).collect(Collectors.toSet());
        long last = read.stream().mapToLong(MailEntry::id).max().orElse(0);
        // those of the mails themselves are among them
        return hashes.size() < read.size() || KeyBatch.of(hashes).stream().mapToInt(batch -> count(batch.in("BYTE_HASH")
                + " AND CHANNEL_ID = ? AND ENTRY_ID <= ?", batch, channelId, last)).sum() > read.size();
    }

    @Override
    public int taken(long channelId, Collection<String> senders, Instant since) {
        return KeyBatch.of(senders.stream().map(sender -> MailEntryColumns.senderHash(channelId, sender)).toList()).stream()
                .mapToInt(batch -> count(batch.in("SENDER_HASH") + " AND FETCHED_AT >= ? AND (STAGE IN (?, ?) OR OUTCOME IN (?, ?))", batch,
                        since.toEpochMilli(), Stage.INTENDED.name(), Stage.MADE.name(), Outcome.CREATED.name(), Outcome.COMMENTED.name())).sum();
    }

    private int count(String criteria, KeyBatch batch, Object... values) {
        return ao.count(MailEntryRow.class, criteria, Stream.concat(batch.keys().stream(), Stream.of(values)).toArray());
    }

    @Override
    public int decided(long channelId, Collection<String> rules, Instant since) {
        KeyBatch names = new KeyBatch(List.copyOf(rules));
        List<Object> values = new ArrayList<>(List.of(channelId, since.toEpochMilli()));
        values.addAll(rules);
        values.add(since.toEpochMilli());
        values.addAll(rules);
        return ao.count(MailEntryRow.class, "CHANNEL_ID = ? AND (PLAN_SINCE >= ? AND " + names.in("PLAN_RULE") + " OR DONE_AT >= ? AND "
                + names.in("RULE_NAME") + ")", values.toArray());
    }

    @Override
    public int count(long channelId, Outcome outcome) {
        return ao.count(MailEntryRow.class, "CHANNEL_ID = ? AND OUTCOME = ?", channelId, outcome.name());
    }

    @Override
    public Map<Long, Integer> counts(Collection<Long> channelIds, Outcome outcome) {
        Map<Long, Integer> counts = new HashMap<>();
        for (KeyBatch batch : KeyBatch.of(channelIds)) {
            MailEntryRow[] rows = few("CHANNEL_ID", batch, " AND OUTCOME = ?", outcome.name());
            if (rows.length <= few) {
                Arrays.stream(rows).forEach(row -> counts.merge(row.getChannelId(), 1, Integer::sum));
            } else {
                batch.keys().forEach(id -> counts.put((Long) id, count((Long) id, outcome)));
            }
        }
        return counts;
    }

    @Override
    public Map<Long, List<Integer>> fetchedBetween(Collection<Long> channelIds, List<Instant> times) {
        Map<Long, List<Integer>> counts = new HashMap<>();
        long[] begins = times.stream().mapToLong(Instant::toEpochMilli).toArray();
        for (KeyBatch batch : KeyBatch.of(channelIds)) {
            batch.keys().forEach(id -> counts.put((Long) id, new ArrayList<>(Collections.nCopies(begins.length - 1, 0))));
            MailEntryRow[] rows = few("CHANNEL_ID, FETCHED_AT", batch, " AND FETCHED_AT >= ? AND FETCHED_AT < ?", begins[0], begins[begins.length - 1]);
            if (rows.length <= few) {
                Arrays.stream(rows).forEach(row -> addTo(counts.get(row.getChannelId()), row.getFetchedAt(), begins));
            } else {
                batch.keys().forEach(id -> counts.put((Long) id, IntStream.range(1, begins.length).mapToObj(i -> ao.count(MailEntryRow.class,
                        "CHANNEL_ID = ? AND FETCHED_AT >= ? AND FETCHED_AT < ?", id, begins[i - 1], begins[i])).toList()));
            }
        }
        return counts;
    }

    private static void addTo(List<Integer> counts, long time, long[] begins) {
        int i = 0;
        while (time >= begins[i + 1]) {
            i++;
        }
        counts.set(i, counts.get(i) + 1);
    }

    /** One more than few when there are more: those are counted by the database, with a statement for each figure, because Active Objects groups nothing. */
    private MailEntryRow[] few(String columns, KeyBatch channels, String criterion, Object... values) {
        List<Object> all = new ArrayList<>(channels.keys());
        all.addAll(List.of(values));
        return ao.find(MailEntryRow.class, Query.select("ENTRY_ID, " + columns).where(channels.in("CHANNEL_ID") + criterion, all.toArray())
                .order("ENTRY_ID ASC").limit(few + 1));
    }

    @Override
    public Page page(LogQuery query) {
        List<MailEntry> found = new ArrayList<>();
        for (KeyBatch channels : KeyBatch.of(query.channelIds())) {
            found.addAll(pageOf(channels, query));
        }
        List<MailEntry> entries = found.stream().sorted(Comparator.comparingLong(MailEntry::id).reversed()).limit(query.most()).toList();
        return new Page(entries, found.size() > entries.size() ? entries.get(entries.size() - 1).id() : 0);
    }

    /** One more than asked for tells whether there is another page. */
    private List<MailEntry> pageOf(KeyBatch channels, LogQuery query) {
        List<String> criteria = new ArrayList<>(List.of(channels.in("CHANNEL_ID")));
        List<Object> values = new ArrayList<>(List.of(channels.parameters()));
        if (query.beforeId() > 0) {
            criteria.add("ENTRY_ID < ?");
            values.add(query.beforeId());
        }
        if (query.outcome() != null) {
            criteria.add("OUTCOME = ?");
            values.add(query.outcome().name());
        }
        if (!query.text().isBlank()) {
            criteria.add("SEARCH_TEXT LIKE ? ESCAPE '!'");
            values.add(Columns.patternContaining(query.text()));
        }
        return find(String.join(" AND ", criteria), "ENTRY_ID DESC", query.most() + 1, values.toArray());
    }

    @Override
    public List<MailEntry> forget(Instant before, Set<Long> leaving, int most) {
        List<String> criteria = new ArrayList<>(List.of("DONE_AT < ?", "STAGE = ?", "OUTCOME <> ?"));
        List<Object> values = new ArrayList<>(List.of(before.toEpochMilli(), Stage.DONE.name(), Outcome.PARKED.name()));
        for (KeyBatch channels : KeyBatch.of(leaving)) {
            criteria.add("(" + channels.in("CHANNEL_ID NOT") + " OR IN_MAILBOX = ?)");
            values.addAll(channels.keys());
            values.add(InMailbox.GONE.name());
        }
        return ao.executeInTransaction(() -> {
            List<MailEntry> old = find(String.join(" AND ", criteria), "DONE_AT ASC, ENTRY_ID ASC", Math.min(most, KeyBatch.MOST), values.toArray());
            delete(old);
            return old;
        });
    }

    private List<MailEntry> find(String criteria, String order, int most, Object... values) {
        Query query = Query.select(MailEntryColumns.ALL).where(criteria, values).order(order).limit(most);
        return Arrays.stream(ao.find(MailEntryRow.class, query)).map(MailEntryColumns::read).toList();
    }

    private void insert(List<MailEntry> entries) {
        List<Map<String, Object>> rows = entries.stream().map(MailEntryColumns::of).toList();
        if (!rows.isEmpty()) {
            ao.create(MailEntryRow.class, rows);
        }
    }

    private int delete(List<MailEntry> entries) {
        return KeyBatch.of(entries.stream().map(MailEntry::id).toList()).stream()
                .mapToInt(batch -> ao.deleteWithSQL(MailEntryRow.class, batch.in("ENTRY_ID"), batch.parameters())).sum();
    }
}
