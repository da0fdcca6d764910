package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What of the log is shown.
 *
 * @param channelIds of the project; one of them when it was chosen
 * @param channel    0 for all
 * @param outcome    null for all
 * @param before     0 for the newest
 */
record MailLogFilter(List<Long> channelIds, long channel, String text, MailEntry.Outcome outcome, long before) {

    private static final int LONGEST = 200;

    /** A channel that is none of the project's counts as none chosen. */
    static MailLogFilter of(Request request, List<MailChannel> ofProject) {
        List<Long> all = ofProject.stream().map(MailChannel::id).toList();
        long asked = number(request.parameter("channel"));
        long channel = all.contains(asked) ? asked : 0;
        String text = request.parameter("text").strip();
        MailEntry.Outcome outcome = Arrays.stream(MailEntry.Outcome.values()).filter(one -> one.name().equals(request.parameter("outcome"))).findFirst().orElse(null);
        return new MailLogFilter(channel == 0 ? all : List.of(channel), channel, text.substring(0, Math.min(text.length(), LONGEST)), outcome,
                number(request.parameter("before")));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    MailLedger.LogQuery page(int most) {
        return new MailLedger.LogQuery(channelIds, text, outcome, before, most);
    }

    MailLogFilter from(long beforeId) {
        return new MailLogFilter(channelIds, channel, text, outcome, beforeId);
    }

    /** Without the page. */
    String query() {
        return "channel=" + (channel == 0 ? "" : channel) + "&outcome=" + (outcome == null ? "" : outcome.name())
                + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
