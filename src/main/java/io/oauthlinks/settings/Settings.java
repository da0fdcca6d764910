package io.oauthlinks.settings;

import java.time.Duration;
import java.util.List;

/**
 * Decisions for the whole app.
 *
 * @param developmentOverride     http endpoints and an http base URL are accepted; shown as a warning on every screen
 * @param allowedPrivateAddresses host names, addresses or CIDR blocks that OAuth and discovery requests may reach although they are private
 * @param outboundTimeout         total time of one request to a provider
 * @param outboundMaxBytes        largest answer that is read from a provider, in bytes
 * @param refreshBefore           how long before its expiry an access token is refreshed
 * @param auditRetention          how long audit entries are kept
 * @param incoming                what Jira allows as authorization server
 * @param proxies                 how connections leave the network
 * @param mail                    what mail channels keep, and which mail servers projects may use by themselves
 */
public record Settings(boolean developmentOverride, List<String> allowedPrivateAddresses, Duration outboundTimeout,
                       int outboundMaxBytes, Duration refreshBefore, Duration auditRetention, IncomingPolicy incoming, Proxies proxies, MailPolicy mail) {

    public static final Settings DEFAULTS = new Settings(false, List.of(), Duration.ofSeconds(10), 256 * 1024,
            Duration.ofMinutes(5), Duration.ofDays(365), IncomingPolicy.DEFAULTS, Proxies.DEFAULTS, MailPolicy.DEFAULTS);

    public Settings {
        allowedPrivateAddresses = List.copyOf(allowedPrivateAddresses);
    }

    /** Settings whose connections leave as the JVM was started, with what mail channels have unless it is changed. */
    public Settings(boolean developmentOverride, List<String> allowedPrivateAddresses, Duration outboundTimeout,
                    int outboundMaxBytes, Duration refreshBefore, Duration auditRetention, IncomingPolicy incoming) {
        this(developmentOverride, allowedPrivateAddresses, outboundTimeout, outboundMaxBytes, refreshBefore, auditRetention, incoming, Proxies.DEFAULTS,
                MailPolicy.DEFAULTS);
    }

    /** The same with other proxies. */
    public Settings with(Proxies others) {
        return new Settings(developmentOverride, allowedPrivateAddresses, outboundTimeout, outboundMaxBytes, refreshBefore, auditRetention, incoming,
                others, mail);
    }

    /** The same with other decisions about mail channels. */
    public Settings with(MailPolicy others) {
        return new Settings(developmentOverride, allowedPrivateAddresses, outboundTimeout, outboundMaxBytes, refreshBefore, auditRetention, incoming,
                proxies, others);
    }
}
