package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.instant;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.incominglink.ClientSecret;
import io.oauthlinks.incominglink.ClientSecrets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.java.ao.Query;

/** The hashes of client secrets in Active Objects. */
public final class AoClientSecrets implements ClientSecrets {

    private final ActiveObjects ao;

    public AoClientSecrets(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public List<ClientSecret> ofLink(long linkId) {
        Query query = Query.select().where("LINK_ID = ?", linkId).order("ID DESC");
        return Arrays.stream(ao.find(LinkSecretRow.class, query)).map(AoClientSecrets::read).toList();
    }

    @Override
    public void rotate(ClientSecret fresh, Instant overlapEnd) {
        ao.executeInTransaction(() -> {
            ao.deleteWithSQL(LinkSecretRow.class, "SLOT = ?", overlapSlot(fresh.linkId()));
            current(fresh.linkId()).ifPresent(old -> {
                if (overlapEnd.isAfter(fresh.createdAt())) {
                    old.setSlot(overlapSlot(fresh.linkId()));
                    old.setExpiresAt(overlapEnd.toEpochMilli());
                    old.save();
                } else {
                    ao.deleteWithSQL(LinkSecretRow.class, "ID = ?", old.getID());
                }
            });
            return ao.create(LinkSecretRow.class, Map.of("SLOT", currentSlot(fresh.linkId()), "LINK_ID", fresh.linkId(),
                    "SECRET_HASH", fresh.hash(), "CREATED_AT", fresh.createdAt().toEpochMilli()));
        });
    }

    @Override
    public List<ClientSecret> endedAt(Instant time) {
        Query query = Query.select().where("EXPIRES_AT <= ?", time.toEpochMilli()).order("ID ASC");
        return Arrays.stream(ao.find(LinkSecretRow.class, query)).map(AoClientSecrets::read).toList();
    }

    @Override
    public boolean end(ClientSecret overlapping) {
        return ao.executeInTransaction(() -> ao.deleteWithSQL(LinkSecretRow.class, "SLOT = ? AND SECRET_HASH = ?",
                overlapSlot(overlapping.linkId()), overlapping.hash()) == 1);
    }

    private Optional<LinkSecretRow> current(long linkId) {
        return Arrays.stream(ao.find(LinkSecretRow.class, Query.select().where("SLOT = ?", currentSlot(linkId)))).findFirst();
    }

    private static String currentSlot(long linkId) {
        return linkId + ":current";
    }

    private static String overlapSlot(long linkId) {
        return linkId + ":overlap";
    }

    private static ClientSecret read(LinkSecretRow row) {
        return new ClientSecret(row.getLinkId(), row.getSecretHash(), instant(row.getCreatedAt()), instant(row.getExpiresAt()));
    }
}
