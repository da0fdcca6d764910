package io.oauthlinks.settings;

import java.time.Duration;
import java.util.List;

/**
 * What mail channels keep, and which mail servers projects may use by themselves.
 *
 * @param logRetention      how long the log shows a mail after it has its fate
 * @param originalRetention how long the original message of a mail is kept after that; never longer than the log shows it
 * @param serverHosts       mail servers, besides those of the presets, that project administrators may use for mail servers of their own; in lower case, with
 *                          {@code :port} where that is not the usual one for TLS
 * @param newCustomers      how many unknown senders one channel may make customers of within an hour; a sender can be forged, and users are not deleted easily
 * @param spoolGigabytes    what the original messages of all channels may take of the shared home; nothing is fetched beyond it
 */
public record MailPolicy(Duration logRetention, Duration originalRetention, List<String> serverHosts, int newCustomers,
                         int spoolGigabytes) {

    /** A busy project of a thousand mails a day with 1 MB each keeps 30 GB for 30 days. */
    public static final MailPolicy DEFAULTS = new MailPolicy(Duration.ofDays(90), Duration.ofDays(30), List.of(), 50, 50);

    public MailPolicy {
        serverHosts = List.copyOf(serverHosts);
    }

    public long spoolBytes() {
        return spoolGigabytes * 1_000_000_000L;
    }
}
