package io.oauthlinks.mailchannel;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** States in memory, of the channels that are there. */
public final class InMemoryChannelStates implements ChannelStates {

    private final Map<Long, ChannelState> rows = new HashMap<>();
    private final InMemoryMailChannels channels;

    InMemoryChannelStates(InMemoryMailChannels channels) {
        this.channels = channels;
    }

    @Override
    public List<Long> due(Instant now, int most) {
        synchronized (channels) {
            return channels.all().stream().filter(each -> each.state() == MailChannel.State.ENABLED).map(each -> of(each.id()))
                    .filter(each -> !each.nextFetch().isAfter(now))
                    .sorted(Comparator.comparing(ChannelState::nextFetch).thenComparing(ChannelState::channelId))
                    .map(ChannelState::channelId).limit(most).toList();
        }
    }

    @Override
    public Map<Long, ChannelState> of(Collection<Long> channelIds) {
        synchronized (channels) {
            Map<Long, ChannelState> found = new TreeMap<>();
            channelIds.stream().filter(id -> channels.byId(id).isPresent())
                    .forEach(id -> found.put(id, rows.getOrDefault(id, ChannelState.fresh(id))));
            return found;
        }
    }

    @Override
    public void save(ChannelState state) {
        synchronized (channels) {
            if (channels.byId(state.channelId()).isPresent()) {
                rows.put(state.channelId(), state);
            }
        }
    }

    @Override
    public void dueNow(long channelId, Instant now) {
        synchronized (channels) {
            ChannelState it = of(channelId);
            if (it != null) {
                save(new ChannelState(it.channelId(), it.numbering(), it.nextUid(), it.unreadBelow(), now, it.lastFetch(), it.lastMail(), it.oldestWaiting(),
                        it.failures(), it.failingSince(), it.problem(), it.told()));
            }
        }
    }

    void forget(long channelId) {
        rows.remove(channelId);
    }
}
