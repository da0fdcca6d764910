package io.oauthlinks.jira.rest;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.MailLedger.LogQuery;
import io.oauthlinks.mailchannel.ledger.MailLedger.Page;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

/** The mails of a channel that the caller sees; one of another channel is not there. */
public final class ChannelMails {

    private final ChannelAccess access;
    private final MailLedger ledger;
    private final Spool spool;

    public ChannelMails(ChannelAccess access, MailLedger ledger, Spool spool) {
        this.access = access;
        this.ledger = ledger;
        this.spool = spool;
    }

    MailEntry entry(long channelId, long id, HttpServletRequest request) {
        access.channel(channelId, request);
        return ledger.byId(id).filter(entry -> entry.channelId() == channelId).orElseThrow(NotFoundException::new);
    }

    /** Newest first. @param outcome a name of {@link Outcome}, case ignored; empty for all */
    Page page(long channelId, String text, String outcome, Range range, HttpServletRequest request) {
        access.channel(channelId, request);
        return ledger.page(new LogQuery(List.of(channelId), text, outcome(outcome), before(range.before()), Paging.limit(range.limit())));
    }

    /** @param before number of the entry that the page begins below; empty for the newest. @param limit as of other lists */
    record Range(String before, String limit) { }

    private static Outcome outcome(String name) {
        if (name.isBlank()) {
            return null;
        }
        return Arrays.stream(Outcome.values()).filter(outcome -> outcome.name().equalsIgnoreCase(name.strip())).findFirst()
                .orElseThrow(() -> invalid("outcome", Message.of("oauth-links.common.field.choice-unknown")));
    }

    private static long before(String number) {
        if (number == null || number.isBlank()) {
            return 0;
        }
        if (!number.matches("[0-9]{1,18}")) {
            throw invalid("before", Message.of("oauth-links.rest.error.number", 0, "9".repeat(18)));
        }
        return Long.parseLong(number);
    }

    private static InvalidInput invalid(String parameter, Message message) {
        FieldErrors errors = new FieldErrors();
        errors.add(parameter, message);
        return new InvalidInput(errors);
    }

    /** The original message, as a file. */
    Response source(MailEntry entry) {
        try {
            return Response.ok(Files.newInputStream(spool.file(entry.channelId(), entry.key())), "message/rfc822")
                    .header("Content-Disposition", "attachment; filename=\"mail-" + entry.id() + ".eml\"")
                    .header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store").build();
        } catch (NoSuchFileException gone) {
            throw new NotFoundException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
