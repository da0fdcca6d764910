package io.oauthlinks.outbound;

import io.oauthlinks.message.Message;
import java.util.Locale;

/**
 * Which way a request leaves.
 *
 * @param detail host and port of the proxy, or the exception that names the target; empty for {@link Kind#DIRECT} and {@link Kind#JVM_EXCEPTION}
 */
public record OutboundPath(Kind kind, String detail) {

    /** {@code OWN} is what the settings of this app name, {@code JVM} what Java was started with. */
    public enum Kind { DIRECT, OWN_PROXY, OWN_EXCEPTION, JVM_PROXY, JVM_EXCEPTION, JVM_SOCKS }

    boolean isProxied() {
        return kind == Kind.OWN_PROXY || kind == Kind.JVM_PROXY;
    }

    /** For people. @param target host that the request is for */
    public Message message(String target) {
        return Message.of("oauth-links.outbound.path." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), target, detail);
    }
}
