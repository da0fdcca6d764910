package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.Spool;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailChannelListScreenTest {

    private final Ports ports = new Ports();
    private final ChannelPorts channels = new ChannelPorts(ports);
    private final MailChannelListScreen screen = new MailChannelListScreen(new MailChannelPages(Samples.readers(), channels.projects, channels.channels), channels.list);
    private final RenderedTemplates templates = new RenderedTemplates();

    private String page() {
        return templates.render(screen.get(new Request("GET", "/", Map.of("project", "10000"), Map.of(), Map.of(), Samples.ADMIN, "https://jira.acme.example",
                Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));
    }

    private void fetched(MailChannel channel, Instant when, int number) {
        for (int i = 0; i < number; i++) {
            String uid = when + "/" + i;
            channels.ledger.add(List.of(MailEntry.spooled(uid, channel, new MailEntry.Placed(7, channel.folder(), 1, uid), new Spool.Spooled(1, ""), when)));
        }
    }

    @Test
    void mailsOfTheLastDaysAreBars() {
        MailChannel channel = channels.channels.save(TestChannels.channel("Returns"));
        fetched(channel, Samples.NOW, 2);
        // half past midnight of yesterday in the reader's zone, and a day that is past
        fetched(channel, Instant.parse("2026-11-18T23:30:00Z"), 8);
        fetched(channel, Samples.NOW.minus(Duration.ofDays(14)), 3);

        assertThat(page()).contains("aria-label=\"Mails per day in the last 14 days: up to 8, today 2\"", "10 mails, 2 today",
                "<rect x=\"1\" y=\"26.5\" width=\"8\" height=\"1.5\">", "<rect x=\"121\" y=\"2.0\" width=\"8\" height=\"26.0\">",
                "<rect x=\"131\" y=\"21.5\" width=\"8\" height=\"6.5\">").doesNotContain("x=\"141\"");
    }

    @Test
    void aLongListHasNoBars() {
        for (int i = 0; i < 21; i++) {
            channels.channels.save(TestChannels.channel("Channel " + i));
        }
        assertThat(page()).contains(">Channel 20</a>").doesNotContain("<svg", "Mails in 14 days");
    }
}
