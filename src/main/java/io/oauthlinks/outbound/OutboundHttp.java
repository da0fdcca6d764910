package io.oauthlinks.outbound;

import io.oauthlinks.secret.Secret;
import java.net.URI;
import java.util.Map;

/**
 * The one door through which OAuth and discovery requests leave Jira. Every implementation: refuses private, loopback and
 * link-local addresses unless the settings list them, checks after DNS and connects to the checked address, follows no
 * redirect, and caps size and total time. Where the settings or the JVM name a proxy, the proxy looks the name up and connects.
 */
public interface OutboundHttp {

    /** @throws OutboundFailure with a named reason when no complete answer was had */
    Answer send(Request request);

    /**
     * @param method  GET or POST
     * @param headers header fields without the body's type
     * @param body    form-encoded or JSON text; null for none. A secret, because token requests hold one
     * @param trusted PEM of certificates to trust besides the JVM's; empty for none
     */
    record Request(String method, URI uri, Map<String, String> headers, String contentType, Secret body, String trusted) {
        public Request(String method, URI uri, Map<String, String> headers, String contentType, Secret body) {
            this(method, uri, headers, contentType, body, "");
        }

        public static Request get(URI uri) {
            return new Request("GET", uri, Map.of("Accept", "application/json"), null, null);
        }

        /** The same, trusting these certificates, too; the host is still verified. */
        public Request trusting(String pem) {
            return new Request(method, uri, headers, contentType, body, pem);
        }

        /** Without the header fields, which may prove the client. */
        @Override
        public String toString() {
            return method + " " + uri.getHost();
        }
    }

    /** @param headers names in lower case; @param body decoded text; a secret, because token answers hold one */
    record Answer(int status, Map<String, String> headers, Secret body) {
        public String contentType() {
            return headers.getOrDefault("content-type", "");
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }
}
