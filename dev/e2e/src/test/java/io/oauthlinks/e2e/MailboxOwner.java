package io.oauthlinks.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The owner of a mailbox at the practice provider, in a browser without a screen: signs in, then allows or denies. */
final class MailboxOwner {

    private final String mailbox;
    private final HttpClient client;

    MailboxOwner(String mailbox) {
        this(mailbox, HttpClient.newBuilder());
    }

    /** @param browser how to reach the provider */
    MailboxOwner(String mailbox, HttpClient.Builder browser) {
        this.mailbox = mailbox;
        this.client = browser.cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** @return what the provider shows in place of its login page */
    String readsError(URI authorization) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(authorization));
        if (page.statusCode() != 400) {
            throw new AssertionError("No error but " + page.statusCode() + " at " + authorization + ": " + page.body());
        }
        return Jsoup.parse(page.body()).text();
    }

    /** @return where the provider sends the browser back to, with a code */
    URI allow(URI authorization) {
        return answer(authorization, "allow", null);
    }

    /** Leaves out one of the scopes that are asked for. */
    URI allowWithout(URI authorization, String scope) {
        return answer(authorization, "allow", scope);
    }

    /** @return where the provider sends the browser back to, with an error */
    URI deny(URI authorization) {
        return answer(authorization, "deny", null);
    }

    private URI answer(URI authorization, String button, String withoutScope) {
        HttpResponse<String> login = follow(send(HttpRequest.newBuilder(authorization)));
        HttpResponse<String> consent = follow(submit(login, "sign-in",
                Map.of("username", mailbox, "password", Practice.passwordOf(mailbox)), null));
        HttpResponse<String> back = submit(consent, button, Map.of(), withoutScope);
        return location(back);
    }

    /** Sends the form with this button, with its hidden fields and ticked boxes. */
    private HttpResponse<String> submit(HttpResponse<String> page, String button, Map<String, String> typed, String unticked) {
        Document document = Jsoup.parse(page.body(), page.uri().toString());
        Element form = document.select("form:has(#" + button + ")").first();
        if (form == null) {
            throw new AssertionError("No button " + button + " at " + page.uri() + ", " + page.statusCode() + ": " + document.text());
        }
        Map<String, String> values = new LinkedHashMap<>(typed);
        String body = form.select("input[type=hidden], input[type=checkbox][checked]").stream()
                .filter(input -> !input.val().equals(unticked)).map(input -> encode(input.attr("name")) + "=" + encode(input.val()))
                .collect(Collectors.joining("&"));
        String own = values.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(form.absUrl("action"))).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + "&" + own)));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> current = answer;
        while (current.statusCode() / 100 == 3) {
            current = send(HttpRequest.newBuilder(location(current)));
        }
        return current;
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow(
                () -> new AssertionError("No redirect but " + answer.statusCode() + " from " + answer.uri() + ": " + answer.body())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(client, request);
    }

    /** As a browser asks for a page. */
    static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
