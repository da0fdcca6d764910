package io.oauthlinks.jira.screen;

import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The mails of a channel in the last 14 days as bars, for people who see them and in words for those who do not. */
final class MailsPerDay {

    static final int DAYS = 14;
    private static final String KEY = "oauth-links.mail-channel.list.";
    private static final double HEIGHT = 28;
    private static final double HIGHEST = 26;
    /** A day without mail is seen, too. */
    private static final double LOWEST = 1.5;
    private static final int STEP = 10;

    private final Reader reader;
    private final Map<Long, List<Integer>> counted;

    /** Of all channels of a page, by one look-up. */
    MailsPerDay(Reader reader, MailLedger ledger, List<Long> channelIds) {
        this.reader = reader;
        this.counted = ledger.fetchedBetween(channelIds, reader.times().beginsOfDays(DAYS));
    }

    Map<String, Object> of(long channelId) {
        List<Integer> counts = counted.get(channelId);
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        int today = counts.get(DAYS - 1);
        return Model.of("bars", bars(counts, most),
                "label", reader.text(KEY + "chart.label", most, today),
                "text", reader.text(KEY + "chart.text", reader.count(KEY + "chart.mails", counts.stream().mapToInt(Integer::intValue).sum()), today));
    }

    private static List<Map<String, Object>> bars(List<Integer> counts, int most) {
        List<Map<String, Object>> bars = new ArrayList<>();
        IntStream.range(0, counts.size()).forEach(day -> {
            double height = most == 0 ? LOWEST : Math.max(LOWEST, HIGHEST * counts.get(day) / most);
            bars.add(Model.of("x", 1 + STEP * day, "y", number(HEIGHT - height), "height", number(height)));
        });
        return bars;
    }

    /** As SVG spells numbers, whatever the reader's language. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
