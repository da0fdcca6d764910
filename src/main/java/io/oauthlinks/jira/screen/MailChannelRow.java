package io.oauthlinks.jira.screen;

import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailserver.MailServer;
import java.util.HashMap;
import java.util.Map;

/**
 * A channel in the list.
 *
 * @param server null when it was deleted
 * @param parked how many mails wait for a person
 */
record MailChannelRow(Reader reader, MailChannel channel, ChannelState state, MailServer server, int parked) {

    private static final String KEY = "oauth-links.mail-channel.list.";

    Map<String, Object> model() {
        Map<String, Object> row = new HashMap<>();
        row.put("id", channel.id());
        row.put("name", channel.name());
        row.put("mailbox", server == null ? reader.text(KEY + "server-gone") : reader.text(KEY + "mailbox", server.login().userName(), channel.folder()));
        row.put("path", MailChannelPages.of(channel));
        row.put("state", Lozenges.of(reader, channel, state));
        row.put("paused", channel.state() == MailChannel.State.PAUSED);
        row.put("enabled", channel.state() == MailChannel.State.ENABLED);
        if (state.problem() != null && channel.state() == MailChannel.State.ENABLED) {
            row.put("problem", reader.texts().of(state.problem().cause()));
            row.put("remedy", reader.texts().of(state.problem().remedy()));
        }
        if (channel.state() == MailChannel.State.ENABLED && state.lastFetch() != null) {
            if (reader.times().isPast(state.nextFetch())) {
                row.put("due", true);
            } else {
                row.put("nextFetch", reader.times().relative(state.nextFetch()));
            }
        }
        if (state.lastMail() != null) {
            row.put("lastMail", reader.times().relative(state.lastMail()));
        }
        if (state.oldestWaiting() != null) {
            row.put("lag", reader.times().since(state.oldestWaiting()));
        }
        if (parked > 0) {
            row.put("parked", reader.count(KEY + "parked", parked));
        }
        return row;
    }
}
