package io.oauthlinks.e2e;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The owner of a mailbox at npm oidc-provider, in a browser without a screen. */
final class OidcMailboxOwner {

    private final String mailbox;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();

    OidcMailboxOwner(String mailbox) {
        this.mailbox = mailbox;
    }

    /** Signs in if asked to, then allows. @return where the provider sends the browser back to, with a code */
    URI allow(URI authorization) {
        URI next = authorization;
        HttpResponse<String> answer = MailboxOwner.send(client, HttpRequest.newBuilder(next));
        while (next.getPort() == authorization.getPort()) {
            answer = answer.statusCode() / 100 == 3 ? MailboxOwner.send(client, HttpRequest.newBuilder(next)) : submit(answer);
            String from = answer.uri() + ": " + answer.statusCode() + " " + answer.body();
            if (answer.statusCode() / 100 == 3) {
                next = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(from)));
            }
        }
        return next;
    }

    private HttpResponse<String> submit(HttpResponse<String> page) {
        Element form = Jsoup.parse(page.body(), page.uri().toString()).selectFirst("form[method=post]");
        if (form == null) {
            throw new AssertionError("No form at " + page.uri() + ", " + page.statusCode() + ": " + page.body());
        }
        String prompt = form.select("[name=prompt]").val();
        String typed = prompt.equals("login") ? "&password=any&login=" + URLEncoder.encode(mailbox, StandardCharsets.UTF_8) : "";
        return MailboxOwner.send(client, HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("prompt=" + prompt + typed)));
    }
}
