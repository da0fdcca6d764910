package io.oauthlinks.practice.web;

import io.oauthlinks.practice.authorization.Authorizations;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where the owner of a mailbox allows or denies what the client asks for. */
@Controller
public class ConsentPage {

    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final Authorizations authorizations;

    public ConsentPage(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    @GetMapping(path = "/consent", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @ResponseBody
    String show(@RequestParam("client_id") String client, @RequestParam String scope, @RequestParam String state, Principal mailbox,
                CsrfToken csrf) {
        String hidden = hidden("client_id", client) + hidden("state", state);
        return Html.page("Allow access to the mailbox?", """
                <p>Signed in as <span class="mailbox" id="mailbox">%s</span>.</p>
                <p><strong>OAuth Links for Jira</strong> (<code>%s</code>) asks for:</p>
                <form method="post" action="/oauth2/authorize">%s
                %s
                <button type="submit" class="primary" id="allow">Allow</button>
                </form>
                <form method="post" action="/oauth2/authorize">%s<button type="submit" id="deny">Deny</button></form>
                <form method="post" action="/consent/other-mailbox">%s%s<button type="submit" id="other-mailbox">Use another mailbox</button></form>
                """.formatted(Html.escape(mailbox.getName()), Html.escape(client), hidden, scopes(scope), hidden,
                hidden("state", state), hidden(csrf.getParameterName(), csrf.getToken())));
    }

    /** Signs out and begins the same authorization again. */
    @PostMapping("/consent/other-mailbox")
    ResponseEntity<Void> useOtherMailbox(@RequestParam String state, HttpServletRequest request) {
        OAuth2Authorization pending = authorizations.findByToken(state, STATE);
        if (pending == null) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "/practice").build();
        }
        OAuth2AuthorizationRequest asked = pending.getAttribute(OAuth2AuthorizationRequest.class.getName());
        authorizations.remove(pending);
        request.getSession().invalidate();
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", asked.getAuthorizationRequestUri()).build();
    }

    /** Each scope can be left out, to practise a grant that is narrower than what was asked for. */
    private static String scopes(String scope) {
        return Arrays.stream(scope.split(" ")).filter(name -> !name.isBlank()).sorted().map(name ->
                "<label class=\"inline\"><input type=\"checkbox\" name=\"scope\" value=\"%s\" checked> <code>%s</code> %s</label>"
                        .formatted(Html.escape(name), Html.escape(name), meaning(name))).collect(Collectors.joining("\n"));
    }

    private static String meaning(String scope) {
        return switch (scope) {
            case "mail", "https://mail.google.com/" -> "read and send mail";
            case "offline_access" -> "stay allowed while you are away";
            case "openid", "email", "profile" -> "know which mailbox this is";
            default -> scope.contains("IMAP") || scope.endsWith("imap") ? "read mail by IMAP"
                    : scope.contains("POP") || scope.endsWith("pop3") || scope.endsWith("-pop") ? "read mail by POP3" : "send mail by SMTP";
        };
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(Html.escape(name), Html.escape(value));
    }
}
