package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.ledger.FolderSpool;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a project administrator takes along; they may be large, so they are read while they are sent. */
class MailFilesTest {

    private final ChannelPorts ports = new ChannelPorts(new Ports());
    private final MailChannel channel = ports.channels.save(TestChannels.channel("Support"));
    @TempDir
    private Path folder;

    private static Request request(long id) {
        return new Request("GET", "/", Map.of("project", String.valueOf(TestChannels.PROJECT), "id", String.valueOf(id)), Map.of(), Map.of(), Samples.ADMIN,
                "https://jira.acme.example", Locale.ENGLISH, ZoneId.of("UTC"));
    }

    private static MailEntry entry(MailChannel channel, int number) {
        return MailEntry.spooled("%032x".formatted(number), channel, new MailEntry.Placed(7, "INBOX", 1, String.valueOf(number)), new Spool.Spooled(5, "ab"), Samples.NOW);
    }

    @Test
    @DisplayName("M46: a mail is downloaded as it came, read while it is sent")
    void aMailIsSentFromItsFile() throws IOException {
        FolderSpool spool = new FolderSpool(folder);
        MailEntry entry = ports.ledger.add(List.of(entry(channel, 1))).get(0);
        MailDownloadScreen screen = new MailDownloadScreen(new MailScreens(ports.ledger, spool));
        assertThatThrownBy(() -> screen.get(request(entry.id()))).isInstanceOf(Screen.NotFound.class);
        spool.keep(channel.id(), entry.key(), new ByteArrayInputStream(new byte[0]), 10);

        Response.Streamed file = (Response.Streamed) screen.get(request(entry.id()));
        Files.writeString(spool.file(channel.id(), entry.key()), "From: alice");

        assertThat(file.name()).isEqualTo("mail-" + entry.id() + ".eml");
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        file.content().writeTo(sent);
        assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo("From: alice");
    }

    @Test
    @DisplayName("M46: the log is exported page by page")
    void theLogIsSentPageByPage() throws IOException {
        ports.ledger.add(IntStream.rangeClosed(1, 1_200).mapToObj(i -> entry(channel, i)).toList());
        List<Integer> linesBeforePage = new ArrayList<>();
        int[] lines = {0};
        MailLedger watched = (MailLedger) Proxy.newProxyInstance(MailLedger.class.getClassLoader(), new Class<?>[] {MailLedger.class}, (self, method, arguments) -> {
            linesBeforePage.add(lines[0]);
            return method.invoke(ports.ledger, arguments);
        });
        MailChannelPages pages = new MailChannelPages(Samples.readers(), ports.projects, ports.channels);

        Response.Streamed file = (Response.Streamed) new MailLogExportScreen(pages, ports.channels, watched).get(request(0));
        assertThat(linesBeforePage).isEmpty();
        file.content().writeTo(new OutputStream() {
            @Override
            public void write(int one) {
                lines[0] += one == '\n' ? 1 : 0;
            }
        });

        assertThat(file.name()).isEqualTo("mail-log-SUP.csv");
        assertThat(linesBeforePage).containsExactly(1, 501, 1_001);
        assertThat(lines[0]).isEqualTo(1_201);
    }
}
