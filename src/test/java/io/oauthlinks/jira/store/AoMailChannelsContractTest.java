package io.oauthlinks.jira.store;

import static io.oauthlinks.mailchannel.TestChannels.SERVER;
import static io.oauthlinks.mailchannel.TestChannels.channel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.MovableClock;
import io.oauthlinks.lease.Leases;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.MailChannelsContract;
import io.oauthlinks.mailchannel.TestChannels;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoMailChannelsContractTest extends MailChannelsContract {

    @Parameter
    private TestDatabase database;
    private AoMailChannels channels;
    private AoChannelStates states;
    private AoLeases leases;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void start() {
        ActiveObjects ao = database.empty();
        channels = new AoMailChannels(ao);
        states = new AoChannelStates(ao);
        leases = new AoLeases(ao, threads, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    @Override
    protected MailChannels channels() {
        return channels;
    }

    @Override
    protected ChannelStates states() {
        return states;
    }

    @Override
    protected Leases leases() {
        return leases;
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox", "Inbox", "INBOX"})
    void aFolderOfAnotherCaseMayBeTheSame(String spelled) {
        MailChannel first = channels.save(TestChannels.at(channel("one"), SERVER, spelled));
        assertThat(first.folder()).isEqualTo(spelled);
        assertThatThrownBy(() -> channels.save(TestChannels.at(channel("two"), SERVER, "iNbOx"))).isInstanceOf(MailChannels.FolderTaken.class);
        channels.save(TestChannels.at(channel("three"), SERVER, "Inboxes"));
        assertThatThrownBy(() -> channels.save(TestChannels.at(channel("four"), SERVER, "INBOXES"))).isInstanceOf(MailChannels.FolderTaken.class);
    }

    @Test
    void manyDraftsHaveNoMailServerYet() {
        channels.save(TestChannels.at(channel("one"), 0, "INBOX"));
        assertThat(channels.save(TestChannels.at(channel("two"), 0, "INBOX")).id()).isPositive();
    }

    @Test
    void numbersOfOneFolderAreNotTakenForThoseOfAnother() {
        MailChannel channel = channels.save(channel("one"));
        ChannelState fetched = new ChannelState(channel.id(), 1, 4000, 3000, MovableClock.START.plusSeconds(60), MovableClock.START, MovableClock.START, null,
                0, null, null, false);
        states.save(fetched);
        channels.save(TestChannels.in(channel, MailChannel.State.PAUSED));
        assertThat(states.of(channel.id())).isEqualTo(fetched);
        channels.save(TestChannels.at(channel, SERVER, "INBOX/other"));
        assertThat(states.of(channel.id())).extracting(ChannelState::numbering, ChannelState::nextUid, ChannelState::unreadBelow).containsExactly(0L, 0L, 0L);
        states.save(fetched);
        channels.save(TestChannels.at(channel, SERVER + 1, "INBOX/other"));
        assertThat(states.of(channel.id()).nextUid()).isZero();
    }

    @Test
    void aChangeOfADeletedChannelIsNotTakenForANewOne() {
        MailChannel channel = channels.save(channel("one"));
        channels.delete(channel.id());
        assertThatThrownBy(() -> channels.save(channel)).isInstanceOf(RowGone.class);
        assertThat(channels.all()).isEmpty();
    }
}
