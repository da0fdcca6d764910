package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.millis;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.fasterxml.jackson.core.type.TypeReference;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.message.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.java.ao.Query;

/** How the mail channels stand, in Active Objects. */
public final class AoChannelStates implements ChannelStates {

    private final ActiveObjects ao;

    public AoChannelStates(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public List<Long> due(Instant now, int most) {
        Query query = Query.select().where("ACTIVE = ? AND NEXT_FETCH <= ?", 1, now.toEpochMilli())
                .order("NEXT_FETCH ASC, CHANNEL_ID ASC").limit(most);
        return Arrays.stream(ao.find(ChannelStateRow.class, query)).map(ChannelStateRow::getChannelId).toList();
    }

    @Override
    public Map<Long, ChannelState> of(Collection<Long> channelIds) {
        Map<Long, ChannelState> states = new HashMap<>();
        for (KeyBatch batch : KeyBatch.of(channelIds)) {
            Query query = Query.select().where(batch.in("CHANNEL_ID"), batch.parameters());
            Arrays.stream(ao.find(ChannelStateRow.class, query)).forEach(row -> states.put(row.getChannelId(), read(row)));
        }
        return states;
    }

    @Override
    public void save(ChannelState state) {
        ao.executeInTransaction(() -> {
            ChannelStateRow row = ao.get(ChannelStateRow.class, state.channelId());
            // deleted while it fetched
            if (row != null) {
                write(state, row);
                row.save();
            }
            return null;
        });
    }

    @Override
    public void dueNow(long channelId, Instant now) {
        ao.executeInTransaction(() -> {
            ChannelStateRow row = ao.get(ChannelStateRow.class, channelId);
            if (row != null) {
                row.setNextFetch(now.toEpochMilli());
                row.save();
            }
            return null;
        });
    }

    private static void write(ChannelState state, ChannelStateRow row) {
        row.setNumbering(state.numbering());
        row.setNextUid(state.nextUid());
        row.setUnreadBelow(state.unreadBelow());
        row.setNextFetch(state.nextFetch().toEpochMilli());
        row.setLastFetch(millis(state.lastFetch()));
        row.setLastMail(millis(state.lastMail()));
        row.setOldestWaiting(millis(state.oldestWaiting()));
        row.setFailures(state.failures());
        row.setFailingSince(millis(state.failingSince()));
        row.setProblem(JsonColumns.write(state.problem()));
        row.setTold(state.told());
    }

    private static ChannelState read(ChannelStateRow row) {
        return new ChannelState(row.getChannelId(), row.getNumbering(), row.getNextUid(), row.getUnreadBelow(), Instant.ofEpochMilli(row.getNextFetch()),
                instant(row.getLastFetch()), instant(row.getLastMail()), instant(row.getOldestWaiting()), row.getFailures(), instant(row.getFailingSince()),
                JsonColumns.read(row.getProblem(), new TypeReference<Problem>() { }), row.isTold());
    }
}
