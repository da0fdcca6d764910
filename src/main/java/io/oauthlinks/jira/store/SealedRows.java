package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import net.java.ao.Query;

/** Tells whether the database keeps anything sealed. What a pending authorization seals does not count: it ends within minutes. */
public final class SealedRows {

    private final ActiveObjects ao;

    public SealedRows(ActiveObjects ao) {
        this.ao = ao;
    }

    public boolean isAny() {
        return ao.count(OutgoingLinkRow.class, Query.select().where("CLIENT_SECRET IS NOT NULL")) > 0
                || ao.count(AccountRow.class, Query.select().where("ACCESS_TOKEN IS NOT NULL")) > 0
                || ao.count(MailServerRow.class, Query.select().where("SEALED_PASSWORD IS NOT NULL")) > 0
                || ao.count(SettingRow.class, Query.select().where("NAME = ? OR NAME = ?", AoSettingsStore.PROXY_PASSWORD,
                        AoSettingsStore.SOCKS_PASSWORD)) > 0;
    }
}
