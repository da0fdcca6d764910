package io.oauthlinks.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves a name once, refuses it when any of its addresses is refused, and hands exactly these addresses to the connection. */
final class CheckedResolver implements DnsResolver {

    private final DnsResolver names;
    private final Supplier<AddressPolicy> policy;

    CheckedResolver(DnsResolver names, Supplier<AddressPolicy> policy) {
        this.names = names;
        this.policy = policy;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        AddressPolicy now = policy.get();
        for (InetAddress address : addresses) {
            if (!now.permits(host, address)) {
                throw new AddressRefused(host, address);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** The name leads to an address that requests must not reach. */
    static final class AddressRefused extends UnknownHostException {
        private static final long serialVersionUID = 1L;
        private final String address;

        AddressRefused(String host, InetAddress address) {
            super("Refused: " + host);
            this.address = address.getHostAddress();
        }

        String address() {
            return address;
        }
    }
}
