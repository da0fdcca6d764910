package io.oauthlinks.mailchannel;

import static io.oauthlinks.mailchannel.TestChannels.PROJECT;
import static io.oauthlinks.mailchannel.TestChannels.SERVER;
import static io.oauthlinks.mailchannel.TestChannels.channel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.Leases;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.mailserver.InMemoryMailServers;
import io.oauthlinks.mailserver.TestMailServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link MailChannels} does. */
public abstract class MailChannelsContract {

    protected abstract MailChannels channels();

    protected abstract ChannelStates states();

    protected abstract Leases leases();

    @Test
    void aChannelComesBackAsItWasSaved() {
        MailChannel full = new MailChannel(0, PROJECT, "Kanäle \"<b>\"", SERVER, "Posteingang/Jira ä",
                new Target(12, "", "", List.of("a", "b-c"), List.of(1L, 10_000_000_000L), List.of(new Target.FieldValue("customfield_1", "x\ny"))),
                new SenderPolicy(SenderPolicy.Unknown.FALLBACK, "JIRAUSER10100", List.of("example.com", "xn--bcher-kva.example"), List.of("bad.example"), 30),
                new Disposal(Disposal.Kind.MOVE, "Erledigt", 0), Duration.ofSeconds(5), 10_000_000_000L, MailChannel.State.PAUSED, "JIRAUSER1",
                MovableClock.START, MovableClock.START.plusMillis(1));
        MailChannel stored = channels().save(full);
        assertThat(stored.id()).isPositive();
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(full);
        assertThat(channels().byId(stored.id())).contains(stored);
        assertThat(channels().byId(stored.id() + 1)).isEmpty();
    }

    @Test
    void whatIsEmptyComesBackEmpty() {
        MailChannel bare = new MailChannel(0, PROJECT, "Bare", SERVER, "INBOX", new Target(0, "", "", List.of(), List.of(), List.of()),
                new SenderPolicy(SenderPolicy.Unknown.CREATE_CUSTOMER, "", List.of(), List.of(), 1), new Disposal(Disposal.Kind.LEAVE, "", 14),
                Duration.ofMinutes(5), 1, MailChannel.State.DRAFT, "", MovableClock.START, MovableClock.START);
        MailChannel stored = channels().save(bare);
        assertThat(channels().byId(stored.id()).orElseThrow()).usingRecursiveComparison().ignoringFields("id").isEqualTo(bare);
    }

    @Test
    void aChangeReplacesEverything() {
        MailChannel stored = channels().save(channel("one"));
        MailChannel changed = TestChannels.in(TestChannels.at(TestChannels.named(stored, "ONE"), 8, "INBOX"), MailChannel.State.DRAFT);
        assertThat(channels().save(changed)).isEqualTo(changed);
        assertThat(channels().all()).containsExactly(changed);
    }

    @Test
    void aNameIsTakenInItsProjectWhateverItsCase() {
        MailChannel first = channels().save(channel("Support"));
        assertThatThrownBy(() -> channels().save(TestChannels.at(channel("SUPPORT"), SERVER, "Other"))).isInstanceOf(MailChannels.NameTaken.class);
        MailChannel elsewhere = channels().save(TestChannels.at(TestChannels.inProject(channel("support"), PROJECT + 1), SERVER, "Other"));
        assertThatThrownBy(() -> channels().save(TestChannels.inProject(elsewhere, PROJECT))).isInstanceOf(MailChannels.NameTaken.class);
        assertThat(channels().save(TestChannels.named(first, "SupporT")).name()).isEqualTo("SupporT");
    }

    @Test
    void aFolderIsFetchedByOneChannelOfWhicheverProject() {
        MailChannel first = channels().save(TestChannels.at(channel("one"), SERVER, "INBOX"));
        MailChannel other = TestChannels.inProject(TestChannels.at(channel("two"), SERVER, "INBOX"), PROJECT + 1);
        assertThatThrownBy(() -> channels().save(other)).isInstanceOf(MailChannels.FolderTaken.class);
        channels().save(TestChannels.at(TestChannels.named(other, "three"), SERVER + 1, "INBOX"));
        assertThat(channels().delete(first.id())).isTrue();
        assertThat(channels().save(other).id()).isNotEqualTo(first.id());
    }

    @Test
    void listsAreByProjectAndName() {
        MailChannel b = channels().save(channel("b"));
        MailChannel a = channels().save(channel("A"));
        MailChannel c = channels().save(channel("C"));
        MailChannel before = channels().save(TestChannels.at(TestChannels.inProject(channel("z"), PROJECT - 1), SERVER + 1, "INBOX"));
        assertThat(channels().all()).containsExactly(before, a, b, c);
        assertThat(channels().ofProject(PROJECT)).containsExactly(a, b, c);
        assertThat(channels().usingServer(SERVER)).containsExactlyInAnyOrder(a, b, c);
        assertThat(channels().usingServer(99)).isEmpty();
    }

    @Test
    void ofTwoWhoTakeAFolderAtOnceOneWins() {
        Set<String> outcomes = IntStream.range(0, 4).parallel().mapToObj(i -> {
            try {
                channels().save(TestChannels.at(channel("at once " + i), SERVER, "INBOX"));
                return "saved " + i;
            } catch (MailChannels.FolderTaken taken) {
                return "taken";
            }
        }).collect(Collectors.toSet());
        assertThat(outcomes).hasSize(2).contains("taken");
        assertThat(channels().all()).hasSize(1);
    }

    @Test
    @DisplayName("M44: a channel that one node saves while another one pauses it keeps what was saved")
    void twoNodesChangeOneChannel() {
        InMemoryMailServers servers = new InMemoryMailServers();
        long server = servers.save(TestMailServers.mailServer().build()).id();
        InMemoryProjectServers shared = new InMemoryProjectServers();
        shared.share(server, List.of(PROJECT));
        MailChannelEditor editor = new MailChannelEditor(channels(), states(), new MailChannelRules(channels(), new TestProjects(), shared, servers),
                new Turns(leases(), pause -> LockSupport.parkNanos(pause.toNanos())), left -> { }, new InMemoryAuditLog(), new MovableClock());
        MailChannelForm form = MailChannelForm.blank().with(Map.of(MailChannelForm.NAME, "Support", MailChannelForm.SERVER_ID, String.valueOf(server),
                MailChannelForm.REQUEST_TYPE, "3", MailChannelForm.ISSUE_TYPE, ""));
        Actor padmin = new Actor("padmin", "Pavel Adler", "127.0.0.1");
        long id = editor.save(PROJECT, 0, form, padmin).id();
        for (int round = 1; round <= 10; round++) {
            MailChannelForm changed = form.with(Map.of(MailChannelForm.INTERVAL, String.valueOf(60 + round)));
            CompletableFuture<MailChannel> saved = CompletableFuture.supplyAsync(() -> editor.save(PROJECT, id, changed, padmin));
            editor.pause(PROJECT, id, padmin);
            saved.join();
            assertThat(channels().byId(id).orElseThrow().interval()).isEqualTo(Duration.ofSeconds(60 + round));
        }
    }

    @Test
    void aDeletedChannelIsGone() {
        MailChannel stored = channels().save(channel("one"));
        assertThat(channels().delete(stored.id())).isTrue();
        assertThat(channels().delete(stored.id())).isFalse();
        assertThat(channels().all()).isEmpty();
    }
}
