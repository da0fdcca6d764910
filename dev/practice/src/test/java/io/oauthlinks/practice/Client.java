package io.oauthlinks.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An OAuth client with a browser: goes through the login and consent forms, then talks to the token endpoint. */
final class Client {

    static final String REDIRECT_URI = "http://localhost:2990/jira/plugins/servlet/oauth-links/callback/link-1";
    static final String VERIFIER = "a-code-verifier-of-at-least-forty-three-characters";

    private static final Pattern INPUT = Pattern.compile("<input type=\"(?:hidden|checkbox)\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final HttpClient http = HttpClient.newHttpClient();

    /** A granted authorization and the answer of the token endpoint. */
    static JsonNode tokensFor(String mailbox, String scope, Map<String, String> extra) throws IOException, InterruptedException {
        Client client = new Client();
        return client.exchange(client.authorize(mailbox, scope, extra).get("code")).json();
    }

    static String accessTokenFor(String mailbox) throws IOException, InterruptedException {
        return tokensFor(mailbox, "mail", Map.of()).get("access_token").asText();
    }

    Map<String, String> parameters(String scope, Map<String, String> extra) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("response_type", "code", "client_id", RunningPractice.get("clientId"),
                "redirect_uri", REDIRECT_URI, "scope", scope, "state", "state-1", "code_challenge", challenge(), "code_challenge_method", "S256"));
        parameters.putAll(extra);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    HttpResponse<String> open(Map<String, String> parameters) throws IOException, InterruptedException {
        return get("/oauth2/authorize?" + form(parameters));
    }

    /** Follows redirects within the provider. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(request(path).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
        return follow(answer);
    }

    HttpResponse<String> signIn(HttpResponse<String> loginPage, String mailbox, String password) throws IOException, InterruptedException {
        Map<String, String> fields = hiddenFields(loginPage.body());
        fields.put("username", mailbox);
        fields.put("password", password);
        return follow(post("/login", form(fields)));
    }

    HttpResponse<String> submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return follow(post(path, form(fields)));
    }

    HttpResponse<String> allow(HttpResponse<String> consentPage) throws IOException, InterruptedException {
        String allowForm = consentPage.body().substring(0, consentPage.body().indexOf("id=\"allow\""));
        Matcher input = INPUT.matcher(allowForm);
        String fields = input.results().map(field -> field.group(1) + "=" + encode(field.group(2))).collect(Collectors.joining("&"));
        return post("/oauth2/authorize", fields);
    }

    HttpResponse<String> decide(Map<String, String> fields) throws IOException, InterruptedException {
        return post("/oauth2/authorize", form(fields));
    }

    HttpResponse<String> deny(HttpResponse<String> consentPage) throws IOException, InterruptedException {
        String html = consentPage.body();
        return decide(hiddenFields(html.substring(html.indexOf("id=\"allow\""), html.indexOf("id=\"deny\""))));
    }

    /** Signs in, allows everything, and returns the parameters of the redirect to the client. */
    Map<String, String> authorize(String mailbox, String scope, Map<String, String> extra) throws IOException, InterruptedException {
        HttpResponse<String> consent = signIn(open(parameters(scope, extra)), mailbox, mailbox.substring(0, mailbox.indexOf('@')));
        return redirectParameters(allow(consent));
    }

    static Map<String, String> redirectParameters(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
        if (!location.startsWith(REDIRECT_URI + "?")) {
            throw new AssertionError("not sent back to the client: " + location);
        }
        return Arrays.stream(URI.create(location).getRawQuery().split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    Answer exchange(String code) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT_URI, "code_verifier", VERIFIER), true);
    }

    Answer refresh(String refreshToken) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), true);
    }

    Answer token(Map<String, String> parameters, boolean basic) throws IOException, InterruptedException {
        return post("/oauth2/token", parameters, basic);
    }

    /** POSTs a form with the client's credentials, by Basic authentication or in the body. */
    Answer post(String path, Map<String, String> parameters, boolean basic) throws IOException, InterruptedException {
        String id = RunningPractice.get("clientId");
        String secret = RunningPractice.get("clientSecret");
        Map<String, String> body = new LinkedHashMap<>(parameters);
        HttpRequest.Builder request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        if (basic) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((encode(id) + ":" + encode(secret)).getBytes(StandardCharsets.US_ASCII)));
        } else {
            body.putIfAbsent("client_id", id);
            body.putIfAbsent("client_secret", secret);
        }
        return new Answer(http.send(request.POST(HttpRequest.BodyPublishers.ofString(form(body))).build(), HttpResponse.BodyHandlers.ofString()));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        String location = answer.headers().firstValue("Location").orElse(null);
        URI target = location == null ? null : answer.uri().resolve(location);
        boolean within = target != null && target.toString().startsWith(RunningPractice.get("url") + "/");
        return within ? get(target.toString().substring(RunningPractice.get("url").length())) : answer;
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(request(path).header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(RunningPractice.get("url") + path));
    }

    static Map<String, String> hiddenFields(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        INPUT.matcher(html).results().forEach(field -> fields.put(field.group(1), field.group(2)));
        return fields;
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer of the token endpoint. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() throws IOException {
            return RunningPractice.JSON.readTree(response.body());
        }

        String text(String field) throws IOException {
            return json().path(field).asText(null);
        }
    }
}
