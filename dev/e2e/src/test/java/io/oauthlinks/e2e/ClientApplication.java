package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An application that is registered at a host as an incoming link. It speaks the protocol by hand, so that a test can say what no library would.
 *
 * @param clientSecret empty for a public client
 * @param redirectUri  what it asks for, usually the first one registered; empty for a service
 */
record ClientApplication(RunningHost host, long linkId, String clientId, String clientSecret, String redirectUri) {

    static final String OAUTH2 = "/plugins/servlet/oauth-links/oauth2/";
    /** The pair of RFC 7636 appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final String STATE = "state of the test & more";

    /** What a token response hands out. */
    record Tokens(String accessToken, String refreshToken, String scope, long expiresIn) {

        static Tokens of(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode json = HttpUser.json(answer);
            return new Tokens(json.path("access_token").asText(), json.path("refresh_token").asText(), json.path("scope").asText(),
                    json.path("expires_in").asLong());
        }
    }

    ClientApplication at(RunningHost node) {
        return new ClientApplication(node, linkId, clientId, clientSecret, redirectUri);
    }

    ClientApplication withSecret(String secret) {
        return new ClientApplication(host, linkId, clientId, secret, redirectUri);
    }

    ClientApplication withRedirectUri(String uri) {
        return new ClientApplication(host, linkId, clientId, clientSecret, uri);
    }

    /** A good authorization request with these changes; an empty value leaves a parameter out. */
    String authorizationRequest(Map<String, String> changed) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("scope", "READ");
        parameters.put("state", STATE);
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(changed);
        return OAUTH2 + "authorize?" + form(parameters);
    }

    /** Where the browser of this user ends who allows everything. */
    URI authorized(HttpUser user, Map<String, String> changed) {
        ConsentForm consent = ConsentForm.open(user, authorizationRequest(changed));
        return consent.isShown() ? consent.allow() : HttpUser.location(consent.answer());
    }

    /** A code that this user allowed. */
    String code(HttpUser user, Map<String, String> changed) {
        URI end = authorized(user, changed);
        String code = Query.of(end).get("code");
        assertThat(code).as("code in " + end).isNotEmpty();
        return code;
    }

    HttpResponse<String> exchange(String code, Map<String, String> changed) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri,
                "code_verifier", VERIFIER));
        parameters.putAll(changed);
        return token(parameters);
    }

    /** The tokens of a new connection of this user. */
    Tokens connect(HttpUser user, String scope) {
        return Tokens.of(exchange(code(user, Map.of("scope", scope)), Map.of()));
    }

    HttpResponse<String> refresh(String refreshToken, Map<String, String> changed) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
        parameters.putAll(changed);
        return token(parameters);
    }

    /** At the token endpoint, authenticated as a good client does: by Basic with a secret, otherwise with the client ID in the body. */
    HttpResponse<String> token(Map<String, String> parameters) {
        return authenticated("token", parameters);
    }

    HttpResponse<String> revoke(Map<String, String> parameters) {
        return authenticated("revoke", parameters);
    }

    private HttpResponse<String> authenticated(String endpoint, Map<String, String> parameters) {
        if (!clientSecret.isEmpty()) {
            return post(endpoint, form(parameters), Map.of("Authorization", basic(clientId, clientSecret)));
        }
        Map<String, String> identified = new LinkedHashMap<>(parameters);
        identified.putIfAbsent("client_id", clientId);
        return post(endpoint, form(identified), Map.of());
    }

    /** A form with a body and headers of one's own choice. */
    HttpResponse<String> post(String endpointAndQuery, String body, Map<String, String> headers) {
        HttpUser nobody = HttpUser.anonymous(host);
        HttpRequest.Builder request = nobody.request(OAUTH2 + endpointAndQuery).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        headers.forEach(request::header);
        return nobody.send(request);
    }

    /** A REST call of Jira's API with an access token and nothing else; {@code body} null for none. */
    static HttpResponse<String> call(RunningHost host, String accessToken, String method, String path, String body) {
        HttpUser nobody = HttpUser.anonymous(host);
        HttpRequest.Builder request = nobody.request(path).header("Authorization", "Bearer " + accessToken).method(method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return nobody.send(request);
    }

    /** The status of {@code GET myself}: 200 while the access token lives. */
    int myself(String accessToken) {
        return call(host, accessToken, "GET", "/rest/api/2/myself", null).statusCode();
    }

    /** RFC 6749 section 2.3.1: both parts form-urlencoded first. */
    static String basic(String clientId, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((encode(clientId) + ":" + encode(secret)).getBytes(StandardCharsets.UTF_8));
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream().filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue())).collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
