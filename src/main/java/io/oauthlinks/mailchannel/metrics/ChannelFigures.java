package io.oauthlinks.mailchannel.metrics;

import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import java.time.Duration;
import java.util.Map;

/**
 * One channel in figures.
 *
 * @param project its key; its number when the project is gone
 * @param lag     how long the oldest mail waits; zero when none does
 * @param mails   how many the log shows with each outcome
 */
public record ChannelFigures(MailChannel channel, String project, ChannelState state, Duration lag, Map<Outcome, Integer> mails) {

    public ChannelFigures {
        mails = Map.copyOf(mails);
    }

    public boolean isEnabled() {
        return channel.state() == MailChannel.State.ENABLED;
    }

    /** Whether its last fetch failed. */
    public boolean isFailing() {
        return isEnabled() && state.failures() > 0;
    }
}
