package io.oauthlinks.settings;

import io.oauthlinks.secret.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A proxy, the login at it, and what goes past it.
 *
 * @param host       name or address; empty for no proxy
 * @param user       empty when the proxy asks for no login
 * @param password   null without a user, and when it is unreadable
 * @param unreadable the sealed password cannot be opened (key set missing or another); it must be entered again
 * @param exceptions hosts that are reached without the proxy: a name, {@code *.} and a domain for everything below it, an address or a CIDR block
 */
public record ProxyServer(String host, int port, String user, Secret password, boolean unreadable, List<String> exceptions) {

    public static final ProxyServer NONE = new ProxyServer("", 0, "", null, false, List.of());

    public ProxyServer {
        exceptions = List.copyOf(exceptions);
    }

    /** The same proxy with a login that is kept elsewhere. */
    public ProxyServer with(Secret kept, boolean cannotBeOpened) {
        return new ProxyServer(host, port, user, kept, cannotBeOpened, exceptions);
    }

    public boolean isNone() {
        return host.isEmpty();
    }

    /** Host and port, for people. */
    public String place() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /** The exception that names a host; names are not looked up for it, so a block fits only what is itself an address. */
    public Optional<String> exceptionFor(String target) {
        String name = target.toLowerCase(Locale.ROOT).replaceFirst("^\\[(.*)]$", "$1");
        return exceptions.stream().filter(entry -> names(entry, name)).findFirst();
    }

    private static boolean names(String entry, String name) {
        Optional<AddressBlock> block = AddressBlock.parse(entry);
        if (block.isPresent()) {
            return AddressBlock.parse(name).isPresent() && block.get().contains(literal(name));
        }
        return entry.startsWith("*.") ? name.endsWith(entry.substring(1)) : name.equals(entry);
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("A literal is not looked up", e);
        }
    }
}
