package io.oauthlinks.mailchannel;

import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The addresses by which channels sign in to their mail servers. */
public final class ChannelAddresses implements OwnAddresses {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final MailChannels channels;
    private final MailServers servers;
    private final Clock clock;
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    public ChannelAddresses(MailChannels channels, MailServers servers, Clock clock) {
        this.channels = channels;
        this.servers = servers;
        this.clock = clock;
    }

    private record Known(Set<String> addresses, Instant until) { }

    @Override
    public Set<String> all() {
        Instant now = clock.instant();
        Known current = known;
        if (!now.isBefore(current.until)) {
            current = new Known(read(), now.plus(REMEMBERED));
            known = current;
        }
        return current.addresses;
    }

    private Set<String> read() {
        Set<Long> fetched = channels.all().stream().map(MailChannel::serverId).collect(Collectors.toSet());
        return servers.all().stream().filter(server -> server.enabled() && fetched.contains(server.id())).map(ChannelAddresses::address)
                .filter(address -> address.contains("@")).collect(Collectors.toUnmodifiableSet());
    }

    private static String address(MailServer server) {
        return server.login().userName().toLowerCase(Locale.ROOT);
    }
}
