package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.mailchannel.ProjectServers;
import io.oauthlinks.secret.Sha256;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.java.ao.Query;

/** Which projects may use which mail servers, in Active Objects. */
public final class AoProjectServers implements ProjectServers {

    private final ActiveObjects ao;

    public AoProjectServers(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public List<Long> usableBy(long projectId) {
        Query query = Query.select().where("PROJECT_ID = ? OR PROJECT_ID = ?", projectId, EVERY_PROJECT);
        return Arrays.stream(ao.find(ProjectServerRow.class, query))
                .sorted(Comparator.comparing(ProjectServerRow::isOwned).reversed().thenComparing(ProjectServerRow::getServerId))
                .map(ProjectServerRow::getServerId).distinct().toList();
    }

    @Override
    public Optional<Long> ownerOf(long serverId) {
        return ofServer(serverId).stream().filter(ProjectServerRow::isOwned).map(ProjectServerRow::getProjectId).findFirst();
    }

    @Override
    public void own(long serverId, long projectId) {
        String hash = Sha256.hex("owned\n" + serverId);
        ao.executeInTransaction(() -> {
            ao.deleteWithSQL(ProjectServerRow.class, "USE_HASH = ?", hash);
            insert(hash, serverId, projectId, true);
            return null;
        });
    }

    @Override
    public List<Long> sharedWith(long serverId) {
        return ofServer(serverId).stream().filter(row -> !row.isOwned()).map(ProjectServerRow::getProjectId).sorted().toList();
    }

    @Override
    public void share(long serverId, List<Long> projectIds) {
        Deadlocks.retried(() -> ao.executeInTransaction(() -> {
            List<Long> before = sharedWith(serverId);
            before.stream().filter(id -> !projectIds.contains(id))
                    .forEach(id -> ao.deleteWithSQL(ProjectServerRow.class, "USE_HASH = ?", shareHash(serverId, id)));
            projectIds.stream().distinct().filter(id -> !before.contains(id)).forEach(id -> insert(shareHash(serverId, id), serverId, id, false));
            return null;
        }));
    }

    private void insert(String hash, long serverId, long projectId, boolean owned) {
        ao.create(ProjectServerRow.class, Map.of("USE_HASH", hash, "SERVER_ID", serverId, "PROJECT_ID", projectId, "OWNED", owned));
    }

    private List<ProjectServerRow> ofServer(long serverId) {
        return Arrays.asList(ao.find(ProjectServerRow.class, Query.select().where("SERVER_ID = ?", serverId)));
    }

    private static String shareHash(long serverId, long projectId) {
        return Sha256.hex("shared\n" + serverId + "\n" + projectId);
    }
}
