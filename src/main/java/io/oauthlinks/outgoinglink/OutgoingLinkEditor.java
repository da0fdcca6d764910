package io.oauthlinks.outgoinglink;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;

/** Creates, changes and deletes outgoing links. */
public final class OutgoingLinkEditor {

    public OutgoingLinkEditor(OutgoingLinks links, LinkUses uses, KeptTokens keptTokens, Discovery discovery, SettingsStore settings,
                              AuditLog audit, Clock clock) {
    }

    /** @throws io.oauthlinks.message.InvalidInput with a message at each field */
    public OutgoingLink create(OutgoingLinkForm form, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * An empty client secret keeps the one that is set, unless the token endpoint changes: then it must be entered again.
     *
     * @throws io.oauthlinks.message.InvalidInput with a message at each field
     * @throws io.oauthlinks.message.Refusal      {@code link-gone}
     */
    public OutgoingLink update(long id, OutgoingLinkForm form, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** @throws io.oauthlinks.message.Refusal {@code link-in-use}, naming by what, or {@code link-gone} */
    public void delete(long id, Actor actor) {
        throw new UnsupportedOperationException();
    }
}
