package io.oauthlinks.mailchannel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** In memory, which mail servers projects may use. */
public final class InMemoryProjectServers implements ProjectServers {

    private final Map<Long, Long> owners = new TreeMap<>();
    private final Map<Long, List<Long>> shared = new TreeMap<>();

    @Override
    public List<Long> usableBy(long projectId) {
        List<Long> usable = new ArrayList<>(owners.keySet().stream().filter(server -> owners.get(server) == projectId).toList());
        shared.forEach((server, projects) -> {
            if (projects.contains(projectId) || projects.contains(EVERY_PROJECT)) {
                usable.add(server);
            }
        });
        return usable;
    }

    @Override
    public Optional<Long> ownerOf(long serverId) {
        return Optional.ofNullable(owners.get(serverId));
    }

    @Override
    public void own(long serverId, long projectId) {
        owners.put(serverId, projectId);
    }

    @Override
    public List<Long> sharedWith(long serverId) {
        return shared.getOrDefault(serverId, List.of());
    }

    @Override
    public void share(long serverId, List<Long> projectIds) {
        shared.put(serverId, List.copyOf(projectIds));
    }
}
