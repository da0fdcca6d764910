package io.oauthlinks.practice.web;

import io.oauthlinks.practice.mail.Mailbox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where a mailbox signs in; Spring Security takes the form. */
@Controller
public class LoginPage {

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @ResponseBody
    String show(HttpServletRequest request, HttpServletResponse response, CsrfToken csrf) {
        String error = request.getParameter("error") == null ? ""
                : "<p class=\"error\" role=\"alert\" id=\"login-error\">Unknown mailbox or wrong password.</p>";
        String mailboxes = Mailbox.ALL.stream().filter(mailbox -> !mailbox.isShared()).map(mailbox -> "<tr><td>" + Html.escape(mailbox.address()) + "</td><td><code>"
                + Html.escape(mailbox.password()) + "</code></td></tr>").collect(Collectors.joining("\n"));
        return Html.page("Sign in to a mailbox", """
                %s
                <form method="post" action="/login">
                <input type="hidden" name="%s" value="%s">
                <label for="username">Mailbox</label>
                <input type="text" id="username" name="username" value="%s" autocomplete="username" required autofocus>
                <label for="password">Password</label>
                <input type="password" id="password" name="password" autocomplete="current-password" required>
                <button type="submit" class="primary" id="sign-in">Sign in</button>
                </form>
                <h2>Mailboxes to try</h2>
                <table><thead><tr><th scope="col">Mailbox</th><th scope="col">Password</th></tr></thead><tbody>
                %s
                </tbody></table>
                """.formatted(error, csrf.getParameterName(), Html.escape(csrf.getToken()), Html.escape(loginHint(request, response)), mailboxes));
    }

    /** The mailbox that the client named in its authorization request (OpenID Connect's {@code login_hint}). */
    private static String loginHint(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = new HttpSessionRequestCache().getRequest(request, response);
        String[] hints = saved == null ? null : saved.getParameterValues("login_hint");
        return hints == null || hints.length == 0 ? "" : hints[0];
    }
}
