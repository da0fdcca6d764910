package io.oauthlinks.mailchannel.metrics;

import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Figures in the text format of Prometheus, version 0.0.4. */
public final class MetricsText {

    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String PREFIX = "oauth_links_mail_channel_";

    private final StringBuilder text = new StringBuilder();
    private final List<ChannelFigures> figures;

    private MetricsText(List<ChannelFigures> figures) {
        this.figures = figures;
    }

    public static String of(List<ChannelFigures> figures) {
        MetricsText metrics = new MetricsText(figures);
        metrics.gauge("enabled", "Whether the channel fetches: 1 or 0.", each -> each.isEnabled() ? 1 : 0);
        metrics.gauge("failures", "Fetches in a row that failed.", each -> each.state().failures());
        metrics.gauge("lag_seconds", "How long the oldest mail waits; 0 when none does.", each -> each.lag().toSeconds());
        metrics.gauge("last_fetch_timestamp_seconds", "When the last fetch ended that went well; 0 for never.",
                each -> seconds(each.state().lastFetch()));
        metrics.gauge("next_fetch_timestamp_seconds", "When the next fetch is due.", each -> seconds(each.state().nextFetch()));
        metrics.gauge("last_mail_timestamp_seconds", "When the last mail was taken; 0 for never.", each -> seconds(each.state().lastMail()));
        metrics.mails();
        return metrics.text.toString();
    }

    private static long seconds(Instant time) {
        return time == null ? 0 : time.getEpochSecond();
    }

    private void gauge(String name, String help, Function<ChannelFigures, Number> value) {
        head(name, help);
        figures.forEach(each -> line(name, labels(each), value.apply(each)));
    }

    private void mails() {
        head("mails", "Mails in the log, by outcome.");
        for (ChannelFigures each : figures) {
            for (Outcome outcome : Outcome.values()) {
                line("mails", labels(each) + ",outcome=\"" + outcome.name().toLowerCase(Locale.ROOT) + "\"", each.mails().getOrDefault(outcome, 0));
            }
        }
    }

    private void head(String name, String help) {
        text.append("# HELP ").append(PREFIX).append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(PREFIX).append(name).append(" gauge\n");
    }

    private void line(String name, String labels, Number value) {
        text.append(PREFIX).append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    private static String labels(ChannelFigures each) {
        return "channel=\"" + each.channel().id() + "\",project=\"" + escaped(each.project()) + "\",name=\"" + escaped(each.channel().name()) + '"';
    }

    /** As the format asks for within quotes. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
