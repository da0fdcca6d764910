package io.oauthlinks.mailchannel;

import static io.oauthlinks.mailchannel.TestChannels.channel;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.message.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ChannelStates} does. */
public abstract class ChannelStatesContract {

    private static final Instant NOW = MovableClock.START;

    protected abstract MailChannels channels();

    protected abstract ChannelStates states();

    @Test
    void aChannelThatWasNeverFetchedIsDueAtOnce() {
        long id = channels().save(channel("one")).id();
        assertThat(states().of(id)).isEqualTo(ChannelState.fresh(id));
        assertThat(states().due(NOW, 10)).containsExactly(id);
    }

    @Test
    void aStateComesBackAsItWasSaved() {
        long id = channels().save(channel("one")).id();
        ChannelState failing = new ChannelState(id, 4_000_000_000L, 4_100_000_000L, 4_200_000_000L, NOW, NOW.minusMillis(1), NOW.minusMillis(2), NOW.minusMillis(3),
                5, NOW.minusMillis(4), Problem.named("oauth-links.mail-server.error", "host-not-found", "mäil.example", "2").inWordsOf("no <such> host"), true);
        states().save(failing);
        assertThat(states().of(id)).isEqualTo(failing);
        ChannelState well = new ChannelState(id, 1, 2, 0, NOW.plusSeconds(60), NOW, null, null, 0, null, null, false);
        states().save(well);
        assertThat(states().of(id)).isEqualTo(well);
    }

    @Test
    void theLongestDueComesFirst() {
        long late = channels().save(channel("late")).id();
        long later = channels().save(channel("later")).id();
        long notYet = channels().save(channel("not yet")).id();
        states().save(next(late, NOW.minusSeconds(1)));
        states().save(next(later, NOW.minusSeconds(2)));
        states().save(next(notYet, NOW.plusMillis(1)));
        assertThat(states().due(NOW, 10)).containsExactly(later, late);
        assertThat(states().due(NOW, 1)).containsExactly(later);
        assertThat(states().due(NOW.plusMillis(1), 10)).containsExactly(later, late, notYet);
    }

    @Test
    @DisplayName("M44: a paused channel is never due, nor is a draft")
    void onlyEnabledOnesAreDue() {
        MailChannel paused = channels().save(channel("paused"));
        MailChannel draft = channels().save(channel("draft"));
        MailChannel on = channels().save(channel("on"));
        states().save(next(paused.id(), NOW));
        channels().save(TestChannels.in(paused, MailChannel.State.PAUSED));
        channels().save(TestChannels.in(draft, MailChannel.State.DRAFT));
        assertThat(states().due(NOW, 10)).containsExactly(on.id());
        channels().save(TestChannels.in(paused, MailChannel.State.ENABLED));
        assertThat(states().due(NOW, 10)).containsExactlyInAnyOrder(on.id(), paused.id());
    }

    @Test
    void aChannelIsMadeDueAndKeepsTheRest() {
        long id = channels().save(channel("one")).id();
        long fresh = channels().save(channel("fresh")).id();
        states().save(next(id, NOW.plusSeconds(600)));
        states().dueNow(id, NOW);
        states().dueNow(fresh, NOW);
        states().dueNow(fresh + 100, NOW);
        assertThat(states().of(id)).isEqualTo(next(id, NOW));
        assertThat(states().due(NOW, 10)).containsExactlyInAnyOrder(id, fresh);
    }

    @Test
    void severalAreReadAtOnce() {
        long one = channels().save(channel("one")).id();
        long two = channels().save(channel("two")).id();
        states().save(next(two, NOW));
        assertThat(states().of(List.of(one, two, two + 100))).containsOnlyKeys(one, two).containsEntry(one, ChannelState.fresh(one))
                .containsEntry(two, next(two, NOW));
        assertThat(states().of(List.of())).isEmpty();
    }

    @Test
    void aDeletedChannelHasNoState() {
        long id = channels().save(channel("one")).id();
        states().save(next(id, NOW));
        channels().delete(id);
        states().save(next(id, NOW));
        assertThat(states().of(List.of(id))).isEmpty();
        assertThat(states().due(NOW, 10)).isEmpty();
    }

    private static ChannelState next(long id, Instant nextFetch) {
        return new ChannelState(id, 3, 17, 0, nextFetch, NOW.minusSeconds(60), null, null, 0, null, null, false);
    }
}
