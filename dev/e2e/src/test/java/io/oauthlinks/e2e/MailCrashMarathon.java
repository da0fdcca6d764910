package io.oauthlinks.e2e;

import io.oauthlinks.e2e.CrashRun.Death;
import io.oauthlinks.e2e.CrashRun.Setting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The large form of {@link MailCrashTest}, at random moments and with leases that last as long as they do. Not part of any suite:
 * {@code dev/crash-test}.
 */
@Tag("benchmark")
class MailCrashMarathon {

    private static final List<String> STEPS = List.of("ISSUE_STORED", "ISSUE_INDEXED", "ISSUE_TOLD", "COMMENT_STORED", "COMMENT_COMPLETE",
            "COMMENT_TOLD", "FILE_STORED", "ATTACHMENT_STORED");
    /** More than it needs until all mails are through. */
    private static final int MOST_DEATHS = 1000;

    private static final int MAILS = Integer.getInteger("crash.mails", 300);
    private static final int NODES = Integer.getInteger("crash.nodes", 0);
    private static final long SEED = Long.getLong("crash.seed", System.currentTimeMillis() % 100_000);

    @Test
    void nodesDieUntilAllMailsAreThrough() throws IOException {
        for (int nodes = 1; nodes <= 2; nodes++) {
            if (NODES == 0 || NODES == nodes) {
                run(nodes);
            }
        }
    }

    private static void run(int nodes) throws IOException {
        Setting setting = new Setting(nodes == 1 ? "DEV" : "SUP", MAILS, Math.max(1, MAILS / 3), SEED, true);
        System.out.println("Seed " + SEED + ": " + MAILS + " mails on " + nodes + (nodes == 1 ? " node" : " nodes"));
        Instant begin = Instant.now();
        try (CrashRun run = new CrashRun(setting)) {
            if (nodes == 2) {
                run.addNode();
            }
            run.die(deaths(new Random(SEED)));
            System.out.println(run.finish().requireExactlyOnce());
        }
        System.out.println("Every mail exactly once, after " + Duration.between(begin, Instant.now()).toSeconds() + " s");
    }

    private static List<Death> deaths(Random random) {
        List<Death> deaths = new ArrayList<>();
        for (int i = 0; i < MOST_DEATHS; i++) {
            boolean fromOutside = random.nextInt(3) > 0;
            int most = fromOutside ? MAILS : Math.max(1, MAILS / 15);
            deaths.add(new Death(fromOutside ? null : STEPS.get(random.nextInt(STEPS.size())), 1 + random.nextInt(most)));
        }
        return deaths;
    }
}
