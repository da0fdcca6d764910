package io.oauthlinks.mailserver;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The syntax of a host: a name (IDNA, RFC 5891), an IPv4 or an IPv6 literal; nothing is looked up. */
final class HostName {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]+(:\\d+\\.\\d+\\.\\d+\\.\\d+)?");

    private HostName() { }

    /** The host in ASCII, lower case, without the brackets of an IPv6 literal; empty when it is none. */
    static Optional<String> toAscii(String typed) {
        if (typed.indexOf(':') >= 0) {
            return ipv6(typed);
        }
        if (!typed.codePoints().allMatch(HostName::isPartOfName)) {
            return Optional.empty();
        }
        try {
            // a dot at the end means the same host to resolvers, and another one to the check of certificates
            String name = IDN.toASCII(typed.replaceFirst("\\.$", "")).toLowerCase(java.util.Locale.ROOT);
            return isName(name) ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static boolean isPartOfName(int c) {
        // letters and marks of any language; symbols such as emoji are none, although some pass IDNA 2003
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_'
                || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > 253) {
            return false;
        }
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        // a numeric last label would be read as an address by resolvers, in forms such as 2130706433 or 127.1
        return !labels[labels.length - 1].matches("\\d+|0x[0-9a-f]*") || IPV4.matcher(name).matches();
    }

    private static Optional<String> ipv6(String typed) {
        String literal = typed.startsWith("[") && typed.endsWith("]") ? typed.substring(1, typed.length() - 1) : typed;
        if (!IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            // the JDK parses a text in brackets as a literal only, and asks no resolver
            return Optional.of(InetAddress.getByName("[" + literal + "]").getHostAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
