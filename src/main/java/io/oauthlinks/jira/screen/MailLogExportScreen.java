package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log as a table for other programs (RFC 4180), under the filter of the page. */
public final class MailLogExportScreen implements Screen {

    /** A file that spreadsheets open. */
    private static final int MOST = 50_000;
    private static final int AT_ONCE = 500;
    private static final String HEAD = "received,channel,sender,subject,outcome,reason,issue,took_ms,message_id,key\r\n";

    private final MailChannelPages pages;
    private final MailChannels channels;
    private final MailLedger ledger;

    public MailLogExportScreen(MailChannelPages pages, MailChannels channels, MailLedger ledger) {
        this.pages = pages;
        this.channels = channels;
        this.ledger = ledger;
    }

    @Override
    public Response get(Request request) {
        ProjectFacts.Project project = pages.project(request);
        Map<Long, String> names = channels.ofProject(project.id()).stream().collect(Collectors.toMap(MailChannel::id, MailChannel::name));
        MailLogFilter filter = MailLogFilter.of(request, channels.ofProject(project.id())).from(0);
        Reader reader = pages.reader(request);
        return new Response.Streamed("mail-log-" + project.key() + ".csv", "text/csv;charset=UTF-8",
                out -> write(filter, entry -> line(reader, entry, names.getOrDefault(entry.channelId(), "")), out));
    }

    /** Page by page, so that a long log fills no memory. */
    private void write(MailLogFilter whole, Function<MailEntry, String> line, OutputStream out) throws IOException {
        out.write(HEAD.getBytes(StandardCharsets.UTF_8));
        MailLogFilter filter = whole;
        int written = 0;
        long before = -1;
        while (before != 0 && written < MOST && !filter.channelIds().isEmpty()) {
            MailLedger.Page page = ledger.page(filter.page(AT_ONCE));
            for (MailEntry entry : page.entries()) {
                out.write(line.apply(entry).getBytes(StandardCharsets.UTF_8));
            }
            written += page.entries().size();
            before = page.nextBeforeId();
            filter = filter.from(before);
        }
    }

    private static String line(Reader reader, MailEntry entry, String channel) {
        MailLogRow row = new MailLogRow(reader, entry);
        return Stream.of(entry.fetchedAt().toString(), channel, entry.head().sender(), entry.head().subject(), entry.fate() == null ? "" : entry.fate().outcome().name(),
                row.reason(), entry.fate() == null ? "" : entry.fate().issueKey(), String.valueOf(entry.tookMillis()), entry.head().messageId(), entry.key())
                .map(MailLogExportScreen::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What a spreadsheet would take for a formula is marked as text: subjects and senders are anybody's. */
    static String cell(String value) {
        String text = value == null ? "" : value;
        // also behind a semicolon or tab, which separate cells in the spreadsheets of many countries
        String safe = text.replaceAll("(^|[;\t\r])(?=[=+@\t\r-])", "$1'");
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
