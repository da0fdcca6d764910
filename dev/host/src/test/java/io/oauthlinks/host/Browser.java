package io.oauthlinks.host;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client with cookies that follows no redirects. */
public final class Browser {

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5)).build();

    public Browser(URI base) {
        this.base = base;
    }

    public Browser loggedInAs(String user) {
        HttpResponse<String> answer = post("/login.jsp", "application/x-www-form-urlencoded",
                "os_username=" + user + "&os_password=" + user);
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("Login of " + user + " failed: " + answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** @param type null for no content type */
    public HttpResponse<String> post(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(type == null ? request : request.header("Content-Type", type));
    }

    public HttpResponse<String> put(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The token that the product has given this browser. */
    public String xsrfToken() {
        get("/secure/Dashboard.jspa");
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("atlassian.xsrf.token"))
                .map(cookie -> URLEncoder.encode(cookie.getValue(), StandardCharsets.UTF_8)).findFirst().orElseThrow();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
