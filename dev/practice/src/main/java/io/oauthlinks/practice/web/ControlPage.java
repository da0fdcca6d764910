package io.oauthlinks.practice.web;

import io.oauthlinks.practice.PracticeOptions;
import io.oauthlinks.practice.authorization.Authorizations;
import io.oauthlinks.practice.authorization.PracticeClient;
import io.oauthlinks.practice.authorization.TokenRequests;
import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.mail.Mailbox;
import io.oauthlinks.practice.mail.PracticeMail;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What a person needs to try the app: client, ports, mailboxes, and the controls as forms. */
@Controller
public class ControlPage {

    private static final int REQUESTS_SHOWN = 20;

    private final PracticeOptions options;
    private final Behaviour behaviour;
    private final Authorizations authorizations;
    private final PracticeMail mail;
    private final Controls controls;

    public ControlPage(PracticeOptions options, Behaviour behaviour, Authorizations authorizations, PracticeMail mail, Controls controls) {
        this.options = options;
        this.behaviour = behaviour;
        this.authorizations = authorizations;
        this.mail = mail;
        this.controls = controls;
    }

    @GetMapping("/")
    ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "/practice").build();
    }

    @GetMapping(path = "/practice", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @ResponseBody
    String show(@RequestParam(required = false) String done, @RequestParam(required = false) String error, CsrfToken csrf) {
        String message = done != null ? "<p class=\"notice\" role=\"status\">Done: " + Html.escape(done) + ".</p>"
                : error != null ? "<p class=\"error\" role=\"alert\">Not done: " + Html.escape(error) + ".</p>" : "";
        ControlForms forms = new ControlForms(csrf);
        return Html.widePage("Controls", message + client() + mailServer() + mailboxes()
                + forms.tokens() + forms.mail() + forms.behaviour(behaviour) + requests() + forms.reset());
    }

    @PostMapping("/practice/do/{*control}")
    ResponseEntity<Void> apply(@PathVariable String control, HttpServletRequest request) {
        Map<String, String> values = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()[0]));
        String outcome;
        try {
            outcome = "done=" + URLEncoder.encode(controls.apply(control.substring(1), values), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            outcome = "error=" + URLEncoder.encode(String.valueOf(e.getMessage()), StandardCharsets.UTF_8);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "/practice?" + outcome).build();
    }

    private String client() {
        String url = options.url();
        return "<h2>What the outgoing link needs</h2>" + facts(List.of(
                List.of("Issuer", url), List.of("Client ID", PracticeClient.ID), List.of("Client secret", PracticeClient.SECRET),
                List.of("Scopes", "mail offline_access"), List.of("Authorization endpoint", url + "/oauth2/authorize"),
                List.of("Token endpoint", url + "/oauth2/token")));
    }

    private String mailServer() {
        List<List<String>> ports = new ArrayList<>(List.of(List.of("Host", "localhost")));
        mail.ports().forEach((protocol, port) -> ports.add(List.of(protocol.toUpperCase(Locale.ROOT)
                + (protocol.endsWith("s") ? " (TLS)" : " (no TLS)"), String.valueOf(port))));
        return "<h2>What the mail server needs</h2>" + facts(ports);
    }

    private static String facts(List<List<String>> rows) {
        return "<table><tbody>" + rows.stream().map(row -> "<tr><th scope=\"row\">" + Html.escape(row.get(0)) + "</th><td><code>"
                + Html.escape(row.get(1)) + "</code></td></tr>").collect(Collectors.joining("\n")) + "</tbody></table>";
    }

    private String mailboxes() {
        return """
                <h2>Mailboxes</h2>
                <table><thead><tr><th scope="col">Mailbox</th><th scope="col">Password</th><th scope="col">Opens with</th><th scope="col">Mails</th>
                <th scope="col">Live access tokens</th><th scope="col">Refused</th><th scope="col">Refresh tokens</th></tr></thead><tbody>
                %s
                </tbody></table>
                """.formatted(Mailbox.ALL.stream().map(this::row).collect(Collectors.joining("\n")));
    }

    private String row(Mailbox mailbox) {
        Authorizations.Tokens tokens = authorizations.tokensOf(mailbox.address());
        String key = mailbox.basic() ? "its password" : mailbox.isShared() ? "an access token of " + mailbox.delegate() : "an access token";
        return cells(mailbox.address(), mailbox.password(), key,
                mail.inbox(mailbox).size(), tokens.accessTokens(), tokens.closed() ? "every access token" : tokens.refused(), tokens.refreshTokens());
    }

    private String requests() {
        List<TokenRequests.Entry> newestFirst = new ArrayList<>(controls.requests());
        Collections.reverse(newestFirst);
        String rows = newestFirst.stream().limit(REQUESTS_SHOWN).map(request -> cells(request.at(), request.grantType(),
                request.authentication(), request.scope(), String.join(", ", request.parameters()))).collect(Collectors.joining("\n"));
        return rows.isEmpty() ? "<h2>Token requests</h2><p>None yet.</p>" : """
                <h2>Token requests</h2>
                <table><thead><tr><th scope="col">When</th><th scope="col">Grant type</th><th scope="col">Client authentication</th>
                <th scope="col">Scope</th><th scope="col">Parameters</th></tr></thead><tbody>
                %s
                </tbody></table>
                """.formatted(rows);
    }

    private static String cells(Object... values) {
        return "<tr>" + Arrays.stream(values).map(value -> "<td>" + (value == null ? "" : Html.escape(String.valueOf(value))) + "</td>")
                .collect(Collectors.joining()) + "</tr>";
    }
}
