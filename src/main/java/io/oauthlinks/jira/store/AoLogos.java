package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.incominglink.Logos;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import net.java.ao.Query;

/** The logos of links in Active Objects. */
public final class AoLogos implements Logos {

    private final ActiveObjects ao;

    public AoLogos(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public Optional<byte[]> ofLink(long linkId) {
        return Arrays.stream(ao.find(LinkLogoRow.class, Query.select().where("LINK_ID = ?", linkId))).findFirst()
                .map(row -> Base64.getDecoder().decode(row.getPng()));
    }

    @Override
    public void save(long linkId, byte[] png) {
        ao.executeInTransaction(() -> {
            ao.deleteWithSQL(LinkLogoRow.class, "LINK_ID = ?", linkId);
            return ao.create(LinkLogoRow.class, Map.of("LINK_ID", linkId, "PNG", Base64.getEncoder().encodeToString(png)));
        });
    }

    @Override
    public void remove(long linkId) {
        ao.executeInTransaction(() -> ao.deleteWithSQL(LinkLogoRow.class, "LINK_ID = ?", linkId));
    }
}
