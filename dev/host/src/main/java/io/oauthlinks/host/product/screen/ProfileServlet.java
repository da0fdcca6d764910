package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.user.PersonalAccessTokens;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.web.Pages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The user's own page, with the personal access tokens. */
public final class ProfileServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int NAME_LENGTH = 100;

    private final transient Pages pages;
    private final transient Callers callers;
    private final transient PersonalAccessTokens tokens;

    public ProfileServlet(Pages pages, Callers callers, PersonalAccessTokens tokens) {
        this.pages = pages;
        this.callers = callers;
        this.tokens = tokens;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (callers.user().isEmpty()) {
            pages.toLogin(request, response);
        } else {
            page(request, response, Map.of("name", ""));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<User> user = callers.user();
        if (user.isEmpty()) {
            pages.toLogin(request, response);
        } else if (!callers.bySession()) {
            // a token must not make another that outlives it
            pages.problem(request, response, HttpServletResponse.SC_FORBIDDEN, "Tokens are managed in the browser",
                    "A personal access token cannot create or revoke tokens.");
        } else if (request.getParameter("revoke") != null) {
            revoke(user.get(), request.getParameter("revoke"));
            response.sendRedirect(request.getContextPath() + "/secure/ViewProfile.jspa");
        } else {
            create(user.get(), request, response);
        }
    }

    private void create(User user, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = Optional.ofNullable(request.getParameter("name")).orElse("").trim();
        if (name.isEmpty() || name.length() > NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            page(request, response, Map.of("name", name, "nameError", "Enter a name of at most " + NAME_LENGTH + " characters."));
            return;
        }
        String days = Optional.ofNullable(request.getParameter("days")).orElse("");
        Duration lifetime = days.matches("[1-9][0-9]{0,2}") ? Duration.ofDays(Long.parseLong(days)) : null;
        page(request, response, Map.of("name", "", "created", tokens.create(user, name, lifetime)));
    }

    private void revoke(User user, String id) {
        if (id.matches("[0-9]{1,18}")) {
            tokens.revoke(user, Long.parseLong(id));
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response, Map<String, Object> model) throws IOException {
        User user = callers.user().orElseThrow();
        Map<String, Object> all = new HashMap<>(model);
        all.put("tokens", tokens.of(user));
        all.put("groups", String.join(", ", new TreeSet<>(user.groups())));
        pages.write(request, response, "profile.vm", all);
    }
}
