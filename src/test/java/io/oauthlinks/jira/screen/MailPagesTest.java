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
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.message.Problem;
import io.oauthlinks.settings.InMemorySettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of mails and the page of one; what strangers wrote is text on both. */
class MailPagesTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String VELOCITY = "$!{title} $title #set($x = 1) #parse(\"x\")";
    private static final String WIKI = "{html}h1. [x|javascript:1]{html}";
    private static final String ESCAPED_VELOCITY = "&#36;!{title} &#36;title &#35;set(&#36;x = 1) &#35;parse(&quot;x&quot;)";
    private static final String ESCAPED_HOSTILE = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;&#39;";

    private final ChannelPorts ports = new ChannelPorts(new Ports());
    private final MailChannelPages pages = new MailChannelPages(Samples.readers(), ports.projects, ports.channels);
    private final RenderedTemplates templates = new RenderedTemplates();
    private final MailLogScreen log = new MailLogScreen(pages, ports.channels, ports.ledger, InMemorySettings.forLoopback());
    private Spool spool;
    private MailScreen mail;
    private MailChannel channel;

    @BeforeEach
    void oneChannel(@TempDir Path home) {
        spool = new FolderSpool(home);
        mail = new MailScreen(pages, new MailScreens(ports.ledger, spool), ports.channels);
        channel = ports.channels.save(TestChannels.channel("Returns"));
    }

    private static Request request(Map<String, String> path, Map<String, List<String>> parameters) {
        return new Request("GET", "/", path, parameters, Map.of(), Samples.ADMIN, "https://jira.acme.example", Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
    }

    private MailEntry spooled() {
        return MailEntry.spooled(KEY, channel, new MailEntry.Placed(7, channel.folder(), 1, "1"), new Spool.Spooled(5000, ""), Samples.NOW);
    }

    private MailEntry kept(MailEntry entry) {
        return ports.ledger.add(List.of(entry)).get(0);
    }

    private static MailEntry.Fate fate(MailEntry.Outcome outcome, String rule, Problem problem) {
        return new MailEntry.Fate(outcome, rule, 0, "", 0, problem, Samples.NOW);
    }

    private String logPage(String text) {
        return templates.render(log.get(request(Map.of("project", "10000"), Map.of("text", List.of(text)))));
    }

    private Response mailPage(MailEntry entry, String project, boolean source) {
        return mail.get(request(Map.of("project", project, "id", String.valueOf(entry.id())), source ? Map.of("source", List.of("true")) : Map.of()));
    }

    private String mailPage(MailEntry entry) {
        return templates.render(mailPage(entry, "10000", false));
    }

    private String source(MailEntry entry) {
        return templates.render(mailPage(entry, "10000", true));
    }

    @Test
    @DisplayName("script, Velocity and wiki macros in sender, subject, Message-ID and names of files are text in the log and on the page of the mail")
    void whatStrangersWroteIsText() {
        Problem unread = Problem.named("oauth-links.mail-channel.problem", "attachment-unreadable", Samples.HOSTILE + VELOCITY + ".pdf");
        MailEntry hostile = kept(spooled().read(new MailEntry.Head(VELOCITY + "@x", Samples.HOSTILE + "@x", VELOCITY, Samples.HOSTILE + VELOCITY + WIKI, Samples.NOW))
                .done(fate(MailEntry.Outcome.PARKED, "refused-by-jira", unread.inWordsOf(VELOCITY)), Duration.ofSeconds(2)));

        for (String page : List.of(logPage(""), mailPage(hostile))) {
            assertThat(page).contains(ESCAPED_HOSTILE, ESCAPED_VELOCITY, WIKI, ESCAPED_VELOCITY + ".pdf").doesNotContain("<script>alert", "\" onload=");
        }
        assertThat(mailPage(hostile)).contains("<code>" + ESCAPED_VELOCITY + "@x</code>");
        assertThat(logPage(Samples.HOSTILE + VELOCITY)).contains("value=\"" + ESCAPED_HOSTILE).doesNotContain("<script>alert");
    }

    @Test
    @DisplayName("the source of a mail is text, without characters that change how it is read")
    void theSourceIsText() throws IOException {
        byte[] bytes = ("Subject: " + Samples.HOSTILE + VELOCITY + "\r\n\r\n\u202Egnp.exe\u0007\tend").getBytes(StandardCharsets.UTF_8);
        spool.keep(channel.id(), KEY, new ByteArrayInputStream(bytes), 10_000);
        MailEntry entry = kept(spooled());

        assertThat(source(entry)).contains("<pre class=\"ol-source\" tabindex=\"0\">Subject: " + ESCAPED_HOSTILE, ESCAPED_VELOCITY + "\n\n\uFFFDgnp.exe\uFFFD\tend</pre>")
                .doesNotContain("Only the beginning");
        assertThat(MailSource.shown(new byte[] {'a', (byte) 0xE4, 'b'})).isEqualTo("a\uFFFDb");
    }

    @Test
    void aFileThatIsGoneOrCannotBeReadIsSaidToBe() throws IOException {
        MailEntry entry = kept(spooled());
        assertThat(source(entry)).contains("The file of this mail is kept no more");

        spool.keep(channel.id(), KEY, new ByteArrayInputStream(new byte[1]), 1);
        Path file = spool.file(channel.id(), KEY);
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(source(entry)).contains("cannot be read at the moment");
    }

    @Test
    void whatWasNeverTriedIsNotSaidToHaveBeen() {
        MailEntry parked = kept(spooled().done(fate(MailEntry.Outcome.PARKED, "unreadable", null), Duration.ZERO));
        assertThat(mailPage(parked)).doesNotContain("Failed tries");

        assertThat(new MailLogRow(Samples.readers().of(request(Map.of(), Map.of())), spooled().again(0, Samples.NOW)).reason()).isEqualTo("Waits for the next try.");
        assertThat(new MailLogRow(Samples.readers().of(request(Map.of(), Map.of())), spooled().again(1, Samples.NOW)).reason()).endsWith("tried once so far.");
        assertThat(new MailLogRow(Samples.readers().of(request(Map.of(), Map.of())), spooled().again(2, Samples.NOW)).reason()).endsWith("tried 2 times so far.");
    }

    @Test
    void jirasWordsAreSaidOnce() {
        Problem required = Problem.named("oauth-links.mail-channel.problem", "field-required", "Order number is required").inWordsOf("Order number is required");
        String page = mailPage(kept(spooled().done(fate(MailEntry.Outcome.PARKED, "refused-by-jira", required), Duration.ZERO)));

        assertThat(page).containsOnlyOnce("Order number is required").contains("on the form of the request type").doesNotContain("The other side said");
    }

    @Test
    void aMailLeadsToItsChannelWhileThereIsOne() {
        MailEntry entry = kept(spooled());
        assertThat(mailPage(entry)).contains("mail-channels/" + channel.id() + "\">Returns</a>");
        ports.channels.delete(channel.id());
        assertThat(mailPage(entry)).contains("<dd>a channel that was deleted</dd>");
    }

    @Test
    void aMailOfAnotherProjectIsNotThere() {
        MailEntry entry = kept(spooled());
        assertThatThrownBy(() -> mailPage(entry, "10001", false)).isInstanceOf(Screen.NotFound.class);
    }
}
