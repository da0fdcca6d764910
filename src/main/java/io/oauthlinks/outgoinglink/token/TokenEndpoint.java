package io.oauthlinks.outgoinglink.token;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outbound.OutboundFailure;
import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.outgoinglink.ClientAuthentication;
import io.oauthlinks.outgoinglink.ClientRegistration;
import io.oauthlinks.outgoinglink.OutgoingLink;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Speaks to the token endpoint of a link (RFC 6749 section 3.2), and to no other host: the endpoint is the link's own. */
public final class TokenEndpoint {

    private final OutboundHttp http;
    private final Clock clock;

    public TokenEndpoint(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * Exchanges an authorization code (RFC 6749 section 4.1.3) with its code verifier (RFC 7636 section 4.5).
     *
     * @throws TokenFailure when there are no tokens
     */
    public ExchangedCode exchange(OutgoingLink link, io.oauthlinks.secret.Secret code, io.oauthlinks.secret.Secret codeVerifier, URI redirectUri) {
        AuthorizationGrant grant = new AuthorizationCodeGrant(new AuthorizationCode(code.reveal()), redirectUri, new CodeVerifier(codeVerifier.reveal()));
        Scopes asked = link.preset().requested(link.scopes());
        TokenAnswer answer = send(link, grant, Scopes.NONE, code, codeVerifier);
        return new ExchangedCode(answer.tokens(asked), answer.user());
    }

    /**
     * Refreshes (RFC 6749 section 6); the kept refresh token stays when the answer brings none.
     *
     * @throws TokenFailure when there are no tokens
     */
    Tokens refresh(OutgoingLink link, Tokens kept) {
        AuthorizationGrant grant = new RefreshTokenGrant(new RefreshToken(kept.refreshToken().reveal()));
        Scopes repeated = link.preset().onRefresh(link.scopes(), kept.scopes());
        Tokens fresh = send(link, grant, repeated, kept.refreshToken()).tokens(kept.scopes());
        return fresh.refreshToken() != null ? fresh
                : new Tokens(fresh.accessToken(), kept.refreshToken(), fresh.issuedAt(), fresh.expiresAt(), fresh.scopes());
    }

    private TokenAnswer send(OutgoingLink link, AuthorizationGrant grant, Scopes scopes, io.oauthlinks.secret.Secret... sent) {
        List<io.oauthlinks.secret.Secret> secrets = Stream.concat(Arrays.stream(sent), Stream.of(link.client()).map(ClientRegistration::clientSecret))
                .filter(Objects::nonNull).toList();
        if (link.unreadable()) {
            throw TokenFailure.passing(Problem.named(ProviderErrors.PREFIX, "client-secret-unreadable", link.name()), Duration.ZERO, null);
        }
        try {
            return new TokenAnswer(link, http.send(request(link, grant, scopes)), clock.instant(), secrets);
        } catch (OutboundFailure e) {
            throw TokenFailure.passing(e.problem(), Duration.ZERO, e);
        }
    }

    private static OutboundHttp.Request request(OutgoingLink link, AuthorizationGrant grant, Scopes scopes) {
        TokenRequest.Builder builder = builder(link, grant);
        if (!scopes.isEmpty()) {
            builder.scope(new Scope(scopes.values().toArray(String[]::new)));
        }
        HTTPRequest message = builder.build().toHTTPRequest();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (message.getAuthorization() != null) {
            headers.put("Authorization", message.getAuthorization());
        }
        return new OutboundHttp.Request("POST", link.endpoints().token(), headers, "application/x-www-form-urlencoded",
                io.oauthlinks.secret.Secret.of(message.getBody()), link.trustedCertificates());
    }

    /** A client without a secret names itself in the body (RFC 6749 section 3.2.1). */
    private static TokenRequest.Builder builder(OutgoingLink link, AuthorizationGrant grant) {
        ClientRegistration client = link.client();
        ClientID id = new ClientID(client.clientId());
        URI endpoint = link.endpoints().token();
        if (client.clientSecret() == null) {
            return new TokenRequest.Builder(endpoint, id, grant);
        }
        return new TokenRequest.Builder(endpoint, authentication(client), grant);
    }

    /** How a client with a secret proves itself. */
    static com.nimbusds.oauth2.sdk.auth.ClientAuthentication authentication(ClientRegistration client) {
        ClientID id = new ClientID(client.clientId());
        Secret secret = new Secret(client.clientSecret().reveal());
        return client.authentication() == ClientAuthentication.BASIC ? new ClientSecretBasic(id, secret) : new ClientSecretPost(id, secret);
    }
}
