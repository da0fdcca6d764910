package io.oauthlinks.mailchannel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Channels in memory, with their states. */
public final class InMemoryMailChannels implements MailChannels {

    private static final Comparator<MailChannel> BY_NAME = Comparator.comparing(MailChannel::name, String.CASE_INSENSITIVE_ORDER);
    private final Map<Long, MailChannel> rows = new TreeMap<>();
    private final InMemoryChannelStates states = new InMemoryChannelStates(this);
    private long last;

    public InMemoryChannelStates states() {
        return states;
    }

    @Override
    public synchronized List<MailChannel> all() {
        List<MailChannel> all = new ArrayList<>(rows.values());
        all.sort(Comparator.comparing(MailChannel::projectId).thenComparing(BY_NAME));
        return all;
    }

    @Override
    public synchronized List<MailChannel> ofProject(long projectId) {
        return rows.values().stream().filter(each -> each.projectId() == projectId).sorted(BY_NAME).toList();
    }

    @Override
    public synchronized List<MailChannel> usingServer(long serverId) {
        return rows.values().stream().filter(each -> each.serverId() == serverId).toList();
    }

    @Override
    public synchronized Optional<MailChannel> byId(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized MailChannel save(MailChannel channel) {
        for (MailChannel other : rows.values()) {
            if (other.id() != channel.id() && other.projectId() == channel.projectId() && other.name().equalsIgnoreCase(channel.name())) {
                throw new NameTaken(channel.name());
            }
            if (other.id() != channel.id() && other.serverId() == channel.serverId() && other.folder().equalsIgnoreCase(channel.folder())) {
                throw new FolderTaken(channel.folder());
            }
        }
        MailChannel stored = channel.id() != 0 ? channel : new MailChannel(++last, channel.projectId(), channel.name(), channel.serverId(), channel.folder(),
                channel.target(), channel.senders(), channel.disposal(), channel.interval(), channel.sizeLimit(), channel.state(), channel.ownerKey(),
                channel.createdAt(), channel.changedAt());
        rows.put(stored.id(), stored);
        return stored;
    }

    @Override
    public synchronized boolean delete(long id) {
        states.forget(id);
        return rows.remove(id) != null;
    }
}
