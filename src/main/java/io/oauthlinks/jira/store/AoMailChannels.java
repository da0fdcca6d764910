package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.fasterxml.jackson.core.type.TypeReference;
import io.oauthlinks.mailchannel.Disposal;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.SenderPolicy;
import io.oauthlinks.mailchannel.Target;
import io.oauthlinks.secret.Randomness;
import io.oauthlinks.secret.Sha256;
import java.lang.reflect.UndeclaredThrowableException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.java.ao.ActiveObjectsException;
import net.java.ao.Query;

/** The mail channels in Active Objects; the state of a channel is made, reset and deleted with it. */
public final class AoMailChannels implements MailChannels {

    private static final Comparator<MailChannel> BY_NAME = Comparator.comparing(MailChannel::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(MailChannel::id);
    /** The one name of a folder that has no case (RFC 9051 section 5.1). */
    private static final int RANDOM = 20;

    private final ActiveObjects ao;

    public AoMailChannels(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public List<MailChannel> all() {
        return Arrays.stream(ao.find(MailChannelRow.class)).map(AoMailChannels::read)
                .sorted(Comparator.comparing(MailChannel::projectId).thenComparing(BY_NAME)).toList();
    }

    @Override
    public List<MailChannel> ofProject(long projectId) {
        return find("PROJECT_ID = ?", projectId);
    }

    @Override
    public List<MailChannel> usingServer(long serverId) {
        return find("SERVER_ID = ?", serverId);
    }

    @Override
    public Optional<MailChannel> byId(long id) {
        return Optional.ofNullable(ao.get(MailChannelRow.class, Columns.row(id))).map(AoMailChannels::read);
    }

    private List<MailChannel> find(String criterion, long value) {
        return Arrays.stream(ao.find(MailChannelRow.class, Query.select().where(criterion, value))).map(AoMailChannels::read)
                .sorted(BY_NAME).toList();
    }

    @Override
    public MailChannel save(MailChannel channel) {
        String nameHash = Columns.nameHash(channel.projectId() + "\n" + channel.name());
        String folderHash = folderHash(channel);
        try {
            return ao.executeInTransaction(() -> store(channel, nameHash, folderHash));
        } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
            if (!UniqueViolation.isCauseOf(failure)) {
                throw failure;
            }
            // databases do not agree on how they say which column it was: the rows tell
            throw isTaken("NAME_HASH = ?", nameHash, channel) ? new NameTaken(channel.name()) : new FolderTaken(channel.folder());
        }
    }

    private MailChannel store(MailChannel channel, String nameHash, String folderHash) {
        MailChannelRow row = channel.id() == 0 ? ao.create(MailChannelRow.class, Map.of("NAME_HASH", nameHash, "FOLDER_HASH", folderHash))
                : RowGone.unlessPresent(ao.get(MailChannelRow.class, Columns.row(channel.id())), "Mail channel", channel.id());
        boolean elsewhere = row.getServerId() != channel.serverId() || !row.getFolderHash().equals(folderHash);
        row.setNameHash(nameHash);
        row.setFolderHash(folderHash);
        write(channel, row);
        row.save();
        writeState(row.getID(), channel, elsewhere);
        return read(row);
    }

    /** @param elsewhere whether the numbers of the mails that it has fetched say nothing about the mailbox any more */
    private void writeState(long id, MailChannel channel, boolean elsewhere) {
        int active = channel.state() == MailChannel.State.ENABLED ? 1 : 0;
        ChannelStateRow state = ao.get(ChannelStateRow.class, id);
        if (state == null) {
            ao.create(ChannelStateRow.class, Map.of("CHANNEL_ID", id, "ACTIVE", active, "NEXT_FETCH", 0L));
            return;
        }
        state.setActive(active);
        if (elsewhere) {
            state.setNumbering(0);
            state.setNextUid(0);
            state.setUnreadBelow(0);
        }
        state.save();
    }

    private boolean isTaken(String criterion, String hash, MailChannel channel) {
        return Arrays.stream(ao.find(MailChannelRow.class, Query.select().where(criterion, hash))).anyMatch(row -> row.getID() != channel.id());
    }

    @Override
    public boolean delete(long id) {
        return ao.executeInTransaction(() -> {
            ao.deleteWithSQL(ChannelStateRow.class, "CHANNEL_ID = ?", id);
            return ao.deleteWithSQL(MailChannelRow.class, "ID = ?", Columns.row(id)) == 1;
        });
    }

    private static String folderHash(MailChannel channel) {
        // some servers tell folders apart by case, and some do not; a name of another case is opened when there is no other
        String folder = Normalizer.normalize(channel.folder(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Sha256.hex((channel.serverId() == 0 ? Randomness.shortKey(RANDOM) : String.valueOf(channel.serverId())) + "\n" + folder);
    }

    private static void write(MailChannel channel, MailChannelRow row) {
        row.setProjectId(channel.projectId());
        row.setName(channel.name());
        row.setServerId(channel.serverId());
        row.setFolder(column(channel.folder()));
        row.setTarget(JsonColumns.write(channel.target()));
        SenderPolicy senders = channel.senders();
        row.setUnknownSenders(senders.unknown().name());
        row.setFallbackKey(column(senders.fallbackReporterKey()));
        row.setAllowedDomains(JsonColumns.write(senders.allowedDomains()));
        row.setRefusedDomains(JsonColumns.write(senders.refusedDomains()));
        row.setMostPerHour(senders.mostPerHour());
        row.setDisposal(channel.disposal().kind().name());
        row.setMoveFolder(column(channel.disposal().folder()));
        row.setLeaveDays(channel.disposal().leaveDays());
        row.setIntervalMillis(channel.interval().toMillis());
        row.setSizeLimit(channel.sizeLimit());
        row.setChannelState(channel.state().name());
        row.setOwnerKey(column(channel.ownerKey()));
        row.setCreatedAt(channel.createdAt().toEpochMilli());
        row.setChangedAt(channel.changedAt().toEpochMilli());
    }

    private static MailChannel read(MailChannelRow row) {
        SenderPolicy senders = new SenderPolicy(SenderPolicy.Unknown.valueOf(row.getUnknownSenders()), text(row.getFallbackKey()),
                list(row.getAllowedDomains()), list(row.getRefusedDomains()), row.getMostPerHour());
        Disposal disposal = new Disposal(Disposal.Kind.valueOf(row.getDisposal()), text(row.getMoveFolder()), row.getLeaveDays());
        return new MailChannel(row.getID(), row.getProjectId(), row.getName(), row.getServerId(), text(row.getFolder()),
                JsonColumns.read(row.getTarget(), new TypeReference<Target>() { }), senders, disposal, Duration.ofMillis(row.getIntervalMillis()),
                row.getSizeLimit(), MailChannel.State.valueOf(row.getChannelState()), text(row.getOwnerKey()), instant(row.getCreatedAt()),
                instant(row.getChangedAt()));
    }

    private static List<String> list(String column) {
        List<String> list = JsonColumns.read(column, new TypeReference<List<String>>() { });
        return list == null ? List.of() : list;
    }
}
