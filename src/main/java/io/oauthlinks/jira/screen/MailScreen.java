package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One mail: what became of it and why; of a parked one what can be done, and its source on request. */
public final class MailScreen implements Screen {

    private static final Logger LOG = LoggerFactory.getLogger(MailScreen.class);
    private static final String KEY = "oauth-links.mail-channel.mail.";
    /** More than a person reads. */
    private static final int SHOWN = 200_000;

    private final MailChannelPages pages;
    private final MailScreens mails;
    private final MailChannels channels;

    public MailScreen(MailChannelPages pages, MailScreens mails, MailChannels channels) {
        this.pages = pages;
        this.mails = mails;
        this.channels = channels;
    }

    @Override
    public Response get(Request request) {
        MailEntry entry = mails.mail(request);
        Reader reader = pages.reader(request);
        MailLogRow row = new MailLogRow(reader, entry);
        Map<String, Object> model = pages.model(pages.project(request));
        model.putAll(row.model());
        model.put("title", row.subject());
        model.put("parked", entry.isParked());
        model.put("rule", entry.fate() == null ? "" : reader.texts().of(entry.fate().ruleText()));
        Optional<MailChannel> channel = channels.byId(entry.channelId());
        model.put("channel", channel.map(MailChannel::name).orElse(reader.text(KEY + "channel-gone")));
        channel.ifPresent(known -> model.put("channelPath", MailChannelPages.of(known)));
        model.put("messageId", entry.head().messageId());
        model.put("key", entry.key());
        model.put("size", reader.text(KEY + "kilobytes", (entry.bytes().size() + 1023) / 1024));
        if (entry.tries() > 0) {
            model.put("tries", entry.tries());
        }
        if (entry.head().sentAt() != null) {
            model.put("sent", reader.times().absolute(entry.head().sentAt()));
        }
        if (entry.fate() != null && entry.fate().problem() != null) {
            model.put("problem", reader.problem(entry.fate().problem()));
        }
        if (!request.parameter("source").isEmpty()) {
            putSource(model, reader, entry);
        }
        return Response.Page.ok("templates/mail-channel/mail.vm", model);
    }

    private void putSource(Map<String, Object> model, Reader reader, MailEntry entry) {
        try {
            model.put("source", mails.bytes(entry, SHOWN).map(MailSource::shown).orElse(reader.text(KEY + "bytes-gone")));
            model.put("cut", entry.bytes().size() > SHOWN);
        } catch (IOException unreadable) {
            LOG.warn("The bytes of mail {} cannot be read", entry.id(), unreadable);
            model.put("source", reader.text(KEY + "bytes-unreadable"));
        }
    }
}
