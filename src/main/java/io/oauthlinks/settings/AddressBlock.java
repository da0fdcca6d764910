package io.oauthlinks.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A CIDR block (RFC 4632, RFC 4291 section 2.3), or a single address. */
public final class AddressBlock {

    /** Nothing that matches is ever looked up in DNS. */
    private static final Pattern LITERAL = Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3})|([0-9a-fA-F:]*:[0-9a-fA-F:]*(\\d{1,3}(\\.\\d{1,3}){3})?)");
    private final byte[] prefix;
    private final int bits;

    private AddressBlock(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** Empty when the text is no address and no block. */
    public static Optional<AddressBlock> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2 || !LITERAL.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        try {
            byte[] prefix = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? prefix.length * 8 : Integer.parseInt(parts[1]);
            return bits < 0 || bits > prefix.length * 8 ? Optional.empty() : Optional.of(new AddressBlock(prefix, bits));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** An IPv4-mapped IPv6 address counts as the IPv4 address that it maps: the Java platform has turned it into one. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
