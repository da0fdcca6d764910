package io.oauthlinks.outbound;

import io.oauthlinks.settings.AddressBlock;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Which addresses requests may reach: public unicast ones, and those that the administrator's list names as host, address or
 * CIDR block.
 */
final class AddressPolicy {

    /** Special-purpose blocks (RFC 6890, RFC 6598, RFC 4193, RFC 9637) that are not a provider's. */
    private static final List<AddressBlock> REFUSED = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2001:db8::/32",
            "3fff::/20", "100::/64", "5f00::/16",
            // an IPv4 address is hidden in these: local NAT64 (RFC 8215), translation (RFC 2765), Teredo and its neighbours (RFC 4380)
            "64:ff9b:1::/48", "::ffff:0:0:0/96", "2001::/23");

    /** Prefixes in which an IPv4 address is embedded, with its offset in bytes: compatible, NAT64 (RFC 6052), 6to4 (RFC 3056). */
    private static final AddressBlock COMPATIBLE = AddressBlock.parse("::/96").orElseThrow();
    private static final AddressBlock NAT64 = AddressBlock.parse("64:ff9b::/96").orElseThrow();
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.parse("2002::/16").orElseThrow();

    private final List<String> allowed;

    AddressPolicy(List<String> allowed) {
        this.allowed = allowed;
    }

    boolean permits(String host, InetAddress address) {
        return allowed.stream().anyMatch(entry -> names(entry, host, address)) || !isRefused(address);
    }

    private static boolean names(String entry, String host, InetAddress address) {
        return AddressBlock.parse(entry).map(block -> block.contains(address)).orElseGet(() -> entry.equalsIgnoreCase(host));
    }

    private static boolean isRefused(InetAddress address) {
        return REFUSED.stream().anyMatch(block -> block.contains(address)) || embedded(address) != null && isRefused(embedded(address));
    }

    private static InetAddress embedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return null;
        }
        int offset = COMPATIBLE.contains(address) || NAT64.contains(address) ? 12 : SIX_TO_FOUR.contains(address) ? 2 : -1;
        if (offset < 0) {
            return null;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Arrays.stream(texts).map(text -> AddressBlock.parse(text).orElse(null)).map(Objects::requireNonNull).toList();
    }
}
