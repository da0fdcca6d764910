package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Reads mails while those before them are made into issues, which is mostly waiting: on one thread more, and not more than fits into memory. */
final class ReadAhead {

    private static final long MOST_BYTES = 16_000_000;

    private final Opening opening;
    private final Map<Long, CompletableFuture<Opening.Opened>> read = new HashMap<>();

    /** @param entries in the order in which they will be asked for */
    ReadAhead(Opening opening, List<MailEntry> entries, Executor threads) {
        this.opening = opening;
        long bytes = 0;
        for (MailEntry entry : entries) {
            bytes += entry.bytes().size();
            if (bytes > MOST_BYTES) {
                break;
            }
            read.put(entry.id(), new CompletableFuture<>());
        }
        Map<Long, CompletableFuture<Opening.Opened>> begun = Map.copyOf(read);
        if (!begun.isEmpty()) {
            threads.execute(() -> entries.stream().filter(entry -> begun.containsKey(entry.id()))
                    .forEach(entry -> read(entry, begun.get(entry.id()))));
        }
    }

    private void read(MailEntry entry, CompletableFuture<Opening.Opened> opened) {
        try {
            opened.complete(opening.open(entry));
        } catch (RuntimeException | Error failure) {
            opened.completeExceptionally(failure);
        }
    }

    /** Once for each; as {@link Opening#open}. */
    Opening.Opened open(MailEntry entry) {
        CompletableFuture<Opening.Opened> opened = read.remove(entry.id());
        if (opened == null) {
            return opening.open(entry);
        }
        try {
            return opened.join();
        } catch (CompletionException failed) {
            throw Task.thrown(failed);
        }
    }
}
