package io.oauthlinks.outbound;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/** The proxy answered in place of the target. Nothing of its answer is used but its status and the logins that it asks for. */
final class ProxyRefusal extends IOException {

    private static final long serialVersionUID = 1L;
    private static final List<String> SPOKEN = List.of("basic", "digest");
    private final int status;
    private final transient List<String> schemes;

    ProxyRefusal(HttpResponse response) {
        super("Answered by the proxy: " + response.getCode());
        status = response.getCode();
        schemes = Arrays.stream(response.getHeaders(HttpHeaders.PROXY_AUTHENTICATE)).map(Header::getValue)
                .map(value -> value == null ? "" : value.strip().split("[\\s,]", 2)[0].toLowerCase(Locale.ROOT))
                .filter(scheme -> scheme.matches("[a-z0-9-]{1,30}")).distinct().toList();
    }

    int status() {
        return status;
    }

    /** Named in the challenges (RFC 9110 section 11.7.1), in lower case. */
    List<String> schemes() {
        return schemes;
    }

    boolean asksForUnknownLogin() {
        return !schemes.isEmpty() && schemes.stream().noneMatch(SPOKEN::contains);
    }
}
