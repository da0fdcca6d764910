package io.oauthlinks.outgoinglink.token;

import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.secret.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a provider that a refresh token is no longer wanted (RFC 7009 section 2.1). */
public final class RevocationEndpoint {

    private static final Pattern UNKNOWN_TOKEN = Pattern.compile("\"error\"\\s*:\\s*\"invalid_token\"");
    private final OutboundHttp http;

    public RevocationEndpoint(OutboundHttp http) {
        this.http = http;
    }

    /**
     * One that the provider does not know is revoked already: RFC 7009 section 2.2 answers 200, Google {@code invalid_token}.
     *
     * @return empty when it is revoked; else what the provider answered instead
     * @throws io.oauthlinks.outbound.OutboundFailure when no answer was had
     */
    Optional<String> revoke(OutgoingLink link, Secret refreshToken) {
        URI endpoint = link.endpoints().revocation();
        RefreshToken token = new RefreshToken(refreshToken.reveal());
        HTTPRequest message = (link.client().clientSecret() == null
                ? new TokenRevocationRequest(endpoint, new ClientID(link.client().clientId()), token)
                : new TokenRevocationRequest(endpoint, TokenEndpoint.authentication(link.client()), token)).toHTTPRequest();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (message.getAuthorization() != null) {
            headers.put("Authorization", message.getAuthorization());
        }
        OutboundHttp.Answer answer = http.send(new OutboundHttp.Request("POST", endpoint, headers, "application/x-www-form-urlencoded",
                Secret.of(message.getBody()), link.trustedCertificates()));
        boolean revoked = answer.status() / 100 == 2 || answer.status() == 400 && UNKNOWN_TOKEN.matcher(answer.body().reveal()).find();
        return revoked ? Optional.empty() : Optional.of("HTTP " + answer.status());
    }
}
