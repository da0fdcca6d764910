package io.oauthlinks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Somebody at the host over HTTP with a cookie store of their own, as a browser without a screen; follows no redirect by itself. */
final class HttpUser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final String personalAccessToken;
    private final CookieManager cookies = new BrowserCookies();
    private final HttpClient client;

    private HttpUser(RunningHost host, String personalAccessToken) {
        this.base = host.url();
        this.personalAccessToken = personalAccessToken;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER).sslContext(host.tls()).build();
    }

    static HttpUser anonymous(RunningHost host) {
        return new HttpUser(host, null);
    }

    /** A script with a personal access token of this user and without a session. */
    static HttpUser script(RunningHost host, String name) {
        return new HttpUser(host, personalAccessToken(host, name));
    }

    /** A new one, made on the profile page. */
    static String personalAccessToken(RunningHost host, String name) {
        HttpUser user = signedIn(host, name);
        HttpResponse<String> page = user.postForm("/secure/ViewProfile.jspa", Map.of("name", "script", "days", "90", "atl_token", user.xsrfToken()));
        Element token = Jsoup.parse(page.body()).getElementById("new-token");
        if (token == null) {
            throw new IllegalStateException("No personal access token for " + name + ": " + page.statusCode() + " " + page.body());
        }
        return token.text();
    }

    /** Signed in; the password of every sample user is the user's name. */
    static HttpUser signedIn(RunningHost host, String name) {
        HttpUser user = new HttpUser(host, null);
        HttpResponse<String> answer = user.postForm("/login.jsp", Map.of("os_username", name, "os_password", name));
        if (answer.statusCode() / 100 != 3) {
            throw new IllegalStateException("Login of " + name + " failed: " + answer.statusCode() + " " + answer.body());
        }
        return user;
    }

    /** A system administrator who has confirmed the password (websudo). */
    static HttpUser administrator(RunningHost host) {
        return signedIn(host, "admin").withWebSudo("admin");
    }

    HttpUser withWebSudo(String password) {
        HttpResponse<String> answer = postForm("/secure/admin/WebSudoAuthenticate.jspa", Map.of("webSudoPassword", password,
                "webSudoDestination", "/secure/ViewProfile.jspa", "atl_token", xsrfToken()));
        if (answer.statusCode() / 100 != 3) {
            throw new IllegalStateException("Websudo failed: " + answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    /** What our forms carry; the first page after the login hands it out. */
    String xsrfToken() {
        if (!cookie("atlassian.xsrf.token").endsWith("_lin")) {
            get("/secure/ViewProfile.jspa");
        }
        return cookie("atlassian.xsrf.token");
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue)
                .findFirst().orElse("");
    }

    /** Takes over a cookie of somebody else, as a thief would. */
    void takeCookie(String name, HttpUser from) {
        from.cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
                .forEach(cookie -> cookies.getCookieStore().add(base, cookie));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    HttpResponse<String> postForm(String path, Map<String, String> fields) {
        return postForm(path, fields.entrySet());
    }

    HttpResponse<String> postForm(String path, Collection<Map.Entry<String, String>> fields) {
        String body = fields.stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A REST call with a JSON body; null for none. */
    HttpResponse<String> rest(String method, String path, Object body) {
        try {
            HttpRequest.BodyPublisher publisher = body == null ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
            HttpRequest.Builder request = request("/rest/oauth-links/1.0/" + path).header("Accept", "application/json")
                    .header("X-Atlassian-Token", "no-check").method(method, publisher);
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            return send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        URI uri = path.startsWith("http") ? URI.create(path) : URI.create(base + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        return personalAccessToken == null ? request : request.header("Authorization", "Bearer " + personalAccessToken);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What is no text. */
    HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI base() {
        return base;
    }

    /** Where an answer redirects to, absolute. */
    static URI location(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow(
                () -> new AssertionError("No redirect but " + answer.statusCode() + " from " + answer.uri() + ": " + answer.body())));
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    static String text(Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Java sends a cookie that had Max-Age with a version and in quotes, which no browser does; Tomcat 9 takes the quotes for a part of the value. */
    private static final class BrowserCookies extends CookieManager {

        private BrowserCookies() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public void put(URI address, Map<String, List<String>> headers) throws IOException {
            super.put(address, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setVersion(0));
        }
    }
}
