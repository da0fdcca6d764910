package io.oauthlinks.incominglink.token;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.RegisteredClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The token endpoint (RFC 6749 section 3.2).
 *
 * <p>In this order: nothing stands in the query; the grant type is known; the client is who it says; its link is enabled; the grant type is for
 * its kind; then the checks of the grant type. Nothing is looked up for a stranger, and nothing is used up before all checks have passed.
 */
public final class TokenEndpoint {

    private final EndpointFrame frame;
    private final ClientAuthentication authentication;
    private final List<GrantType> grantTypes;

    public TokenEndpoint(EndpointFrame frame, ClientAuthentication authentication, List<GrantType> grantTypes) {
        this.frame = frame;
        this.authentication = authentication;
        this.grantTypes = List.copyOf(grantTypes);
    }

    public EndpointAnswer answer(EndpointRequest request) {
        return frame.answer(request, this::issue);
    }

    private Map<String, Object> issue(EndpointRequest request) {
        GrantType grantType = requireKnown(request.body().require("grant_type"));
        RegisteredClient client = authentication.authenticate(request);
        requireEnabled(client);
        requireForKind(grantType, client.link().kind());
        return grantType.issue(client, request).json();
    }

    private GrantType requireKnown(String sent) {
        for (GrantType grantType : grantTypes) {
            if (grantType.wireName().equals(sent)) {
                return grantType;
            }
        }
        throw TokenErrors.unknownGrantType(sent, names(grantTypes));
    }

    private static void requireEnabled(RegisteredClient client) {
        if (!client.link().enabled()) {
            throw TokenErrors.linkDisabled();
        }
    }

    private void requireForKind(GrantType grantType, ClientKind kind) {
        if (!grantType.isFor(kind)) {
            List<GrantType> suitable = grantTypes.stream().filter(other -> other.isFor(kind)).toList();
            throw TokenErrors.grantTypeNotForKind(grantType.wireName(), kind.name(), names(suitable));
        }
    }

    private static String names(List<GrantType> grantTypes) {
        return grantTypes.stream().map(GrantType::wireName).collect(Collectors.joining(", "));
    }
}
