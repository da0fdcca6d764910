package io.oauthlinks.mailchannel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How the channels stand, in the database. */
public interface ChannelStates {

    /** Numbers of the enabled channels that are due, the longest due first; one look-up by an indexed column. */
    List<Long> due(Instant now, int most);

    /** For those that exist; a channel that was never fetched has an empty state that is due at once. */
    Map<Long, ChannelState> of(Collection<Long> channelIds);

    default ChannelState of(long channelId) {
        return of(List.of(channelId)).get(channelId);
    }

    /** By whoever holds the channel's lease. No effect when the channel is gone. */
    void save(ChannelState state);

    /** Makes a channel due now, whoever fetches it; for "Fetch now", and after a change. */
    void dueNow(long channelId, Instant now);
}
