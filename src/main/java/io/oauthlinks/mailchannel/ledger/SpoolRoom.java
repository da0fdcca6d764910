package io.oauthlinks.mailchannel.ledger;

import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Whether there is room for more mails: some of the shared home stays free for Jira, and all mails together take no more than the settings say. */
final class SpoolRoom {

    /** Jira needs the shared home itself, such as for attachments, and comes into trouble with less; mails can wait. */
    static final long LEFT_FREE = 500_000_000;
    private static final String PROBLEMS = "oauth-links.mail-channel.problem";
    private static final long MEGABYTE = 1_000_000;

    private final LongSupplier free;
    private final LongSupplier quota;
    /** What all mails took when it was measured, and what this node has kept since. */
    private final AtomicLong used = new AtomicLong();

    /** @param free bytes that the shared home has left. @param quota bytes that mails may take */
    SpoolRoom(LongSupplier free, LongSupplier quota) {
        this.free = free;
        this.quota = quota;
    }

    /** What is away is told when it is written to. */
    static long freeIn(Path home) {
        try {
            long usable = Files.getFileStore(home).getUsableSpace();
            return usable < 0 ? Long.MAX_VALUE : usable;
        } catch (IOException away) {
            return Long.MAX_VALUE;
        }
    }

    void require(long bytes) throws Spool.NoRoom {
        long left = free.getAsLong();
        if (left - bytes < LEFT_FREE) {
            throw new Spool.NoRoom(Problem.named(PROBLEMS, "home-short", left / MEGABYTE, LEFT_FREE / MEGABYTE));
        }
        if (used.get() + bytes > quota.getAsLong()) {
            throw new Spool.NoRoom(Problem.named(PROBLEMS, "spool-full", used.get() / MEGABYTE, quota.getAsLong() / MEGABYTE));
        }
    }

    void kept(long bytes) {
        used.addAndGet(bytes);
    }

    /** @param folder of all mails; no matter if it is not there yet */
    long measure(Path folder) throws IOException {
        long before = used.get();
        long[] sum = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException meanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        // what was kept meanwhile may count twice until the next time
        used.updateAndGet(now -> sum[0] + now - before);
        return sum[0];
    }
}
