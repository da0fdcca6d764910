package io.oauthlinks.practice.web;

import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Failure;
import io.oauthlinks.practice.behaviour.Mode;
import io.oauthlinks.practice.mail.Mailbox;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.web.csrf.CsrfToken;

/** The forms of the control page. */
final class ControlForms {

    private final CsrfToken csrf;

    ControlForms(CsrfToken csrf) {
        this.csrf = csrf;
    }

    String tokens() {
        String mailbox = select("mailbox", "Mailbox", Stream.concat(Stream.of("<option value=\"\">All mailboxes</option>"), mailboxes()));
        return section("Tokens",
                form("tokens/expire", "Let access tokens expire", mailbox, "Expire"),
                form("tokens/revoke", "Take back grants", mailbox, "Revoke"),
                form("tokens/age", "Let refresh tokens be older", mailbox + text("days", "Days", "number", 8), "Apply"),
                form("tokens/corrupt", "Mail server refuses live access tokens", mailbox
                        + "<label class=\"inline\"><input type=\"checkbox\" name=\"always\" value=\"true\"> those issued later too</label>", "Refuse"));
    }

    String mail() {
        return "<h2>Mail</h2><p>On <a href=\"/practice/mail\">Send a mail</a> you write to a mailbox as a customer, and answer.</p>";
    }

    String behaviour(Behaviour behaviour) {
        String modes = options(Arrays.stream(Mode.values()).map(Mode::label), behaviour.mode().label());
        Failure failure = behaviour.failure();
        String failures = options(Arrays.stream(Failure.Kind.values()).map(Failure.Kind::label), failure.kind().label());
        return section("Behaviour",
                form("mode", "Behave like", select("mode", "Provider", Stream.of(modes)), "Apply"),
                form("token-endpoint", "Token endpoint fails", select("fail", "Answer", Stream.of(failures))
                        + text("retryAfter", "Seconds to wait (429, slow)", "number", failure.retryAfter())
                        + text("count", "Number of requests, empty for all", "number", failure.count()), "Apply"),
                form("access-token-lifetime", "Life of new access tokens",
                        text("seconds", "Seconds", "number", behaviour.accessTokenLifetime().toSeconds()), "Apply"),
                form("token-length", "Length of new access tokens", text("length", "Characters", "number", behaviour.tokenLength()), "Apply"),
                form("consent-screen", "Google-like: consent screen", select("status", "Publishing status",
                        Stream.of(options(Stream.of("production", "testing"), behaviour.isTesting() ? "testing" : "production"))), "Apply"),
                form("refresh-token-limit", "Google-like: refresh tokens for each mailbox",
                        text("limit", "At most", "number", behaviour.refreshTokenLimit()), "Apply"),
                form("tenants", "Microsoft-like: supported accounts", select("client", "The client is of this many tenants",
                        Stream.of(options(Stream.of("any", "one"), behaviour.isSingleTenant() ? "one" : "any"))), "Apply"),
                form("redirect-uris", "Redirect URIs of the client", select("registered", "Registered",
                        Stream.of(options(Stream.of("known", "others"), behaviour.isRedirectUriUnknown() ? "others" : "known"))), "Apply"));
    }

    String reset() {
        return section("Start over", form("reset", "Forget all grants and mails, behave like a plain provider", "", "Reset"));
    }

    private static String section(String title, String... forms) {
        return "<h2>" + title + "</h2><div class=\"forms\">" + String.join("\n", forms) + "</div>\n";
    }

    private String form(String control, String title, String fields, String button) {
        String prefix = control.replace('/', '-') + "-";
        // a field occurs in several forms: its id starts with the control
        String named = fields.replace("id=\"@", "id=\"" + prefix).replace("for=\"@", "for=\"" + prefix);
        return """
                <form method="post" action="/practice/do/%s"><h3>%s</h3><input type="hidden" name="%s" value="%s">%s
                <button type="submit" class="primary" id="%ssubmit">%s</button></form>
                """.formatted(control, title, csrf.getParameterName(), Html.escape(csrf.getToken()), named, prefix, button);
    }

    private static Stream<String> mailboxes() {
        return Stream.of(options(Mailbox.ALL.stream().map(Mailbox::address), null));
    }

    private static String options(Stream<String> values, String selected) {
        return values.map(value -> "<option%s>%s</option>".formatted(value.equals(selected) ? " selected" : "", Html.escape(value)))
                .collect(Collectors.joining());
    }

    private static String select(String name, String label, Stream<String> options) {
        return "<label for=\"@%s\">%s</label><select id=\"@%s\" name=\"%s\">%s</select>"
                .formatted(name, label, name, name, options.collect(Collectors.joining()));
    }

    private static String text(String name, String label, String type, Object value) {
        return "<label for=\"@%s\">%s</label><input type=\"%s\" id=\"@%s\" name=\"%s\" value=\"%s\">"
                .formatted(name, label, type, name, name, value == null ? "" : Html.escape(String.valueOf(value)));
    }
}
