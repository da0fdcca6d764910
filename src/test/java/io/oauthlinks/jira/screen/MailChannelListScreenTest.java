package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.fetch.Progress;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.Spool;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailChannelListScreenTest {

    private final Ports ports = new Ports();
    private final ChannelPorts channels = new ChannelPorts(ports);
    private final MailChannelPages pages = new MailChannelPages(Samples.readers(), channels.projects, channels.channels);
    private final Map<Long, Progress> progress = new HashMap<>();
    private final List<Long> fetchedNow = new ArrayList<>();
    private final MailChannelListScreen screen = new MailChannelListScreen(pages, channels.list, id -> Optional.ofNullable(progress.get(id)));
    private final RenderedTemplates templates = new RenderedTemplates();

    private static Request request(String method, Map<String, String> path, Map<String, List<String>> parameters) {
        return new Request(method, "/", path, parameters, Map.of(), Samples.ADMIN, "https://jira.acme.example", Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
    }

    private String page() {
        return templates.render(screen.get(request("GET", Map.of("project", "10000"), Map.of())));
    }

    private String pageFetching(MailChannel channel) {
        return templates.render(screen.get(request("GET", Map.of("project", "10000"), Map.of("fetching", List.of(String.valueOf(channel.id()))))));
    }

    @Test
    void fetchNowStartsAnEnabledChannelAndTheListShowsHowFarItIs() {
        MailChannel channel = channels.channels.save(TestChannels.channel("Returns"));
        MailChannel paused = channels.channels.save(TestChannels.in(TestChannels.channel("Paused"), MailChannel.State.PAUSED));
        MailChannelFetchScreen fetch = new MailChannelFetchScreen(pages, fetchedNow::add);
        for (MailChannel each : List.of(channel, paused)) {
            Response answer = fetch.post(request("POST", Map.of("project", "10000", "id", String.valueOf(each.id())), Map.of()));
            assertThat(((Response.SeeOther) answer).location()).endsWith("/projects/10000/mail-channels?fetching=" + each.id());
        }
        assertThat(fetchedNow).containsExactly(channel.id());
        assertThatThrownBy(() -> fetch.post(request("POST", Map.of("project", "10001", "id", String.valueOf(channel.id())), Map.of()))).isInstanceOf(Screen.NotFound.class);

        assertThat(pageFetching(paused)).contains("aria-label=\"Fetch Returns now\"").doesNotContain("id=\"fetch\"", "Fetch Paused now");
        progress.put(channel.id(), new Progress(Progress.Step.READING, 12, 7, Samples.NOW, null));
        assertThat(pageFetching(channel)).contains("Returns: 12 mails fetched, 7 done.", "data-refreshes=", "mail-channels?fetching=" + channel.id() + "\"");
        progress.put(channel.id(), new Progress(Progress.Step.ENDED, 12, 12, Samples.NOW, Samples.problem(Samples.HOSTILE)));
        assertThat(pageFetching(channel)).contains("the fetch has ended. 12 mails fetched, 12 done.").doesNotContain("data-refreshes", "<script>");
        assertThat(page()).doesNotContain("id=\"fetch\"");
    }

    @Test
    void ofAFetchOnAnotherNodeTheListSaysWhatItsStateTells() {
        MailChannel channel = channels.channels.save(TestChannels.channel("Returns"));
        for (Progress here : new Progress[] {null, new Progress(Progress.Step.ELSEWHERE, 0, 0, Samples.NOW, null)}) {
            progress.put(channel.id(), here);
            assertThat(pageFetching(channel)).contains("Returns is fetched by another node", "mail-channels/log?channel=" + channel.id() + "\"", "data-refreshes=");
        }
        ChannelStates states = channels.channels.states();
        states.save(states.of(channel.id()).failed(Samples.NOW, Samples.NOW.plusSeconds(60), Samples.problem(Samples.HOSTILE), false));
        assertThat(pageFetching(channel)).contains("Returns: the fetch has ended. What became of each mail is in the log.", "mail-channels/log?channel=")
                .doesNotContain("data-refreshes", "<script>");
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
