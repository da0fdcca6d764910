package io.oauthlinks.mailchannel.ledger;

import io.oauthlinks.MovableClock;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.message.Problem;
import io.oauthlinks.secret.Sha256;
import java.time.Duration;
import java.time.Instant;

/** Entries of channel 5 at different stages. */
final class TestEntries {

    static final long CHANNEL = 5;
    static final Instant NOW = MovableClock.START;
    private static final MailChannel AT = TestChannels.numbered(TestChannels.channel("entries"), CHANNEL);

    private TestEntries() {
    }

    static MailEntry.Placed place(String uid) {
        return new MailEntry.Placed(7, "INBOX", 1_600_000_000L, uid);
    }

    static String key(String of) {
        return Sha256.hex(of).substring(0, 32);
    }

    static MailEntry spooled(String uid) {
        return spooled(uid, AT);
    }

    static MailEntry spooled(String uid, MailChannel channel) {
        return MailEntry.spooled(key(channel.id() + "/" + uid), channel, place(channel.id() == CHANNEL ? uid : channel.id() + "-" + uid),
                new Spool.Spooled(1234, Sha256.hex("bytes of " + uid)), NOW);
    }

    static MailChannel channel(long id) {
        return TestChannels.numbered(TestChannels.channel("channel " + id), id);
    }

    static MailEntry.Head head(String messageId, String sender, String subject) {
        return new MailEntry.Head(messageId, sender, "Name of " + sender, subject, NOW.minusSeconds(30));
    }

    static MailEntry.Plan plan(long issueId) {
        return new MailEntry.Plan(issueId, "JIRAUSER10100", "new", NOW);
    }

    static MailEntry made(MailEntry entry, long issueId) {
        return entry.intended(plan(0), NOW.plusSeconds(40)).done(fate(MailEntry.Outcome.CREATED, issueId), Duration.ofMillis(80));
    }

    static MailEntry.Fate fate(MailEntry.Outcome outcome, long issueId) {
        return new MailEntry.Fate(outcome, "some-rule", issueId, issueId == 0 ? "" : "SUP-" + issueId, 0, null, NOW);
    }

    static MailEntry ended(MailEntry entry, MailEntry.Outcome outcome) {
        return entry.done(fate(outcome, 0), Duration.ZERO);
    }

    static MailEntry parked(MailEntry entry) {
        return entry.done(new MailEntry.Fate(MailEntry.Outcome.PARKED, "field-required", 0, "", 0,
                Problem.named("oauth-links.mail-channel.problem", "field-required", "Größe", "2").inWordsOf("<b>"), NOW), Duration.ofSeconds(2));
    }
}
