package io.oauthlinks.incominglink;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registered redirect URI (RFC 6749 section 3.1.2), compared character by character (RFC 9700 section 2.1). {@link RedirectUriRules}
 * decides what may be registered.
 *
 * @param text as the administrator wrote it
 */
public record RedirectUri(String text) {

    /** A loopback address with a port that is chosen when the application starts (RFC 8252 section 7.3). */
    private static final Pattern LOOPBACK =
            Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::[0-9]{1,5})?((?:/[^#]*)?)");

    /** Equal in every character; for a native client a loopback address may differ in its port and in nothing else. */
    public boolean matches(String requested, ClientKind kind) {
        if (text.equals(requested)) {
            return true;
        }
        if (kind != ClientKind.NATIVE) {
            return false;
        }
        Matcher registered = LOOPBACK.matcher(text);
        Matcher asked = LOOPBACK.matcher(requested);
        return registered.matches() && asked.matches() && registered.group(1).equals(asked.group(1))
                && registered.group(2).equals(asked.group(2));
    }

    public URI uri() {
        return URI.create(text);
    }
}
