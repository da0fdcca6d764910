package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import java.time.Clock;
import java.util.Map;

/**
 * Numbers of entries of the mail ledger, in blocks: Active Objects tells the numbers of no batch that it inserts, and gives replaced rows new ones.
 * They grow from block to block.
 */
final class MailNumbers {

    /** Numbers in a block, and so the most entries that are added at once. */
    static final int BLOCK = 1_000;

    private final ActiveObjects ao;
    private final Clock clock;

    MailNumbers(ActiveObjects ao, Clock clock) {
        this.ao = ao;
        this.clock = clock;
    }

    /** First number of a block that nobody else has; within a transaction of the caller's. */
    long take() {
        int block = ao.create(MailNumberRow.class, Map.of("TAKEN_AT", clock.millis())).getID();
        // other nodes may be about to commit theirs
        if (block % BLOCK == 0) {
            ao.deleteWithSQL(MailNumberRow.class, "ID < ?", block - BLOCK);
        }
        return (long) block * BLOCK;
    }
}
