package io.oauthlinks.mailchannel.ledger;

import static io.oauthlinks.mailchannel.ledger.TestEntries.CHANNEL;
import static io.oauthlinks.mailchannel.ledger.TestEntries.NOW;
import static io.oauthlinks.mailchannel.ledger.TestEntries.key;
import static io.oauthlinks.mailchannel.ledger.TestEntries.made;
import static io.oauthlinks.mailchannel.ledger.TestEntries.parked;
import static io.oauthlinks.mailchannel.ledger.TestEntries.spooled;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.mailchannel.InMemoryMailChannels;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailserver.InMemoryMailServers;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.MailPolicy;
import io.oauthlinks.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolSweepTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path home;
    private final MovableClock clock = new MovableClock();
    private final InMemoryMailLedger ledger = new InMemoryMailLedger();
    private SpoolFiles spool;
    private SpoolSweep sweep;

    @BeforeEach
    void start() {
        spool = new SpoolFiles(home, () -> 1_000_000, Runnable::run);
        sweep = new SpoolSweep(spool, ledger, new InMemorySettings(Settings.DEFAULTS), clock);
    }

    @Test
    void withoutAnyMailThereIsNothingToSweep() {
        assertThat(sweep.run()).isZero();
    }

    @Test
    void anEmptyFolderGoesADayLater() throws IOException {
        file(key("left over"));
        Path channel = spool.file(CHANNEL, key("left over")).getParent();
        spool.remove(CHANNEL, key("left over"));
        age(channel);
        assertThat(sweep.run()).isZero();
        assertThat(channel).exists();
        clock.advance(DAY.plus(HOUR));
        assertThat(sweep.run()).isZero();
        assertThat(channel).doesNotExist();
        file(key("next"));
        assertThat(spool.keys(CHANNEL)).containsExactly(key("next"));
    }

    @Test
    @DisplayName("M48: a file that a crash left without an entry is removed a day later")
    void leftOversGo() throws IOException {
        MailEntry entry = add("1");
        file(key("left over"));
        Path part = spool.file(CHANNEL, entry.key()).resolveSibling(key("broken off") + ".part");
        Path strange = part.resolveSibling("notes.txt");
        age(Files.writeString(part, "From"));
        age(Files.writeString(strange, "of somebody"));
        clock.advance(DAY.minus(HOUR));
        assertThat(sweep.run()).isZero();
        clock.advance(HOUR.plus(HOUR));
        assertThat(sweep.run()).isEqualTo(2);
        assertThat(spool.keys(CHANNEL)).containsExactly(entry.key());
        assertThat(part).doesNotExist();
        assertThat(strange).exists();
    }

    @Test
    void anOriginalGoesSoManyDaysAfterItsFate() throws IOException {
        MailEntry done = add("1");
        ledger.update(List.of(made(done, 17)));
        MailEntry parked = add("2");
        ledger.update(List.of(parked(parked)));
        MailEntry unfinished = add("3");
        clock.advance(DAY.multipliedBy(30).minus(HOUR));
        assertThat(sweep.run()).isZero();
        clock.advance(HOUR.plus(HOUR));
        assertThat(sweep.run()).isEqualTo(1);
        assertThat(spool.keys(CHANNEL)).containsExactlyInAnyOrder(parked.key(), unfinished.key());
        assertThat(ledger.byId(done.id())).as("the log shows it still").isPresent();
    }

    @Test
    @DisplayName("M48: originals of mails that became nothing go after a week")
    void whatBecameNothingGoesSooner() throws IOException {
        MailEntry ignored = add("1");
        MailEntry refused = add("2");
        MailEntry discarded = add("3");
        MailEntry done = add("4");
        clock.advance(HOUR);
        ledger.update(List.of(endedNow(ignored, Outcome.IGNORED), endedNow(refused, Outcome.REFUSED), endedNow(discarded, Outcome.DISCARDED), made(done, 17)));
        clock.advance(DAY.multipliedBy(7).minus(HOUR));
        assertThat(sweep.run()).isZero();
        clock.advance(HOUR.plus(HOUR));
        assertThat(sweep.run()).isEqualTo(2);
        assertThat(spool.keys(CHANNEL)).containsExactlyInAnyOrder(discarded.key(), done.key());
        clock.advance(DAY.multipliedBy(30));
        assertThat(sweep.run()).isEqualTo(2);
    }

    @Test
    void noOriginalIsKeptLongerThanTheSettingsSay() throws IOException {
        MailPolicy usual = MailPolicy.DEFAULTS;
        MailPolicy threeDays = new MailPolicy(usual.logRetention(), DAY.multipliedBy(3), List.of(), 50, 50);
        sweep = new SpoolSweep(spool, ledger, new InMemorySettings(Settings.DEFAULTS.with(threeDays)), clock);
        MailEntry ignored = add("1");
        ledger.update(List.of(endedNow(ignored, Outcome.IGNORED)));
        clock.advance(DAY.multipliedBy(3).plus(HOUR));
        assertThat(sweep.run()).isEqualTo(1);
    }

    private MailEntry endedNow(MailEntry entry, Outcome outcome) {
        return entry.done(new MailEntry.Fate(outcome, "some-rule", 0, "", 0, null, clock.instant()), Duration.ZERO);
    }

    @Test
    void aMailThatLeavesTheLogTakesItsFileAlong() throws IOException {
        InMemoryMailServers servers = new InMemoryMailServers();
        InMemoryMailChannels channels = new InMemoryMailChannels();
        long imap = servers.save(TestMailServers.mailServer().build()).id();
        MailChannel byImap = channels.save(TestChannels.at(TestChannels.channel("by IMAP"), imap, "INBOX"));
        MailChannel other = channels.save(TestChannels.at(TestChannels.channel("of a server that is gone"), imap + 1, "INBOX"));
        MailEntry first = doneOf(byImap, "1");
        MailEntry second = doneOf(other, "2");
        LogRetention retention = new LogRetention(ledger, spool, channels, servers);
        assertThat(retention.deleteBefore(NOW, 10)).isZero();
        assertThat(retention.deleteBefore(NOW.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(spool.keys(byImap.id())).isEmpty();
        assertThat(ledger.byId(first.id())).isEmpty();
        assertThat(spool.keys(other.id())).as("POP3 may list it again").containsExactly(second.key());
    }

    private MailEntry doneOf(MailChannel channel, String uid) throws IOException {
        MailEntry entry = ledger.add(List.of(spooled(uid, channel))).get(0);
        spool.keep(channel.id(), entry.key(), new ByteArrayInputStream(new byte[3]), 10);
        ledger.update(List.of(made(entry, 17)));
        return entry;
    }

    private MailEntry add(String uid) throws IOException {
        MailEntry entry = ledger.add(List.of(spooled(uid))).get(0);
        file(entry.key());
        return entry;
    }

    private void file(String key) throws IOException {
        spool.keep(CHANNEL, key, new ByteArrayInputStream(new byte[3]), 10);
        age(spool.file(CHANNEL, key));
    }

    private void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }
}
