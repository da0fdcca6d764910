package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.Issuer;
import java.util.List;
import java.util.Map;

/** What a client needs to know about this Jira, and whether Jira is fit to be an authorization server. */
public final class EndpointFacts {

    private static final String KEY = "oauth-links.incoming-link.endpoints.";

    private final Issuer issuer;

    public EndpointFacts(Issuer issuer) {
        this.issuer = issuer;
    }

    Issuer issuer() {
        return issuer;
    }

    /** Each with {@code id}, {@code label}, {@code value} and the label {@code copy} of its button; a service has no use for the first. */
    List<Map<String, Object>> endpoints(Reader reader, boolean asksUsers) {
        List<Map<String, Object>> all = List.of(fact(reader, "authorization", issuer.authorizationEndpoint()),
                fact(reader, "token", issuer.tokenEndpoint()), fact(reader, "revocation", issuer.revocationEndpoint()),
                fact(reader, "metadata", issuer.metadata()));
        return asksUsers ? all : all.subList(1, all.size());
    }

    private static Map<String, Object> fact(Reader reader, String name, String value) {
        return Model.of("id", "endpoint-" + name, "label", reader.text(KEY + name), "value", value, "copy", reader.text(KEY + name + ".copy"));
    }

    /** The warning while incoming links are off. */
    void putAvailability(Map<String, Object> model, Reader reader) {
        if (!issuer.isUsable()) {
            model.put("endpointsOff", reader.text(KEY + "off.text", issuer.name()));
        }
    }

    /** What the script needs to find out whether a proxy answers where RFC 8414 section 3.1 puts the metadata; nothing without a context path. */
    void putMetadataCheck(Map<String, Object> model) {
        if (issuer.isUsable() && !issuer.metadata().equals(issuer.metadataByTheRfc())) {
            model.put("metadataCheck", Model.of("issuer", issuer.name(), "location", issuer.metadataByTheRfc(), "inside", issuer.metadata()));
        }
    }
}
