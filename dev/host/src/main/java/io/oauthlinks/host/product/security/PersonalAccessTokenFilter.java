package io.oauthlinks.host.product.security;

import io.oauthlinks.host.product.user.PersonalAccessTokens;
import io.oauthlinks.host.product.user.User;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Personal access tokens, before the login. A wrong one is refused, not ignored; a bearer value in another form is left to the apps. Opens no session. */
public final class PersonalAccessTokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient PersonalAccessTokens tokens;

    public PersonalAccessTokenFilter(PersonalAccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String authorization = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        String token = authorization.substring(authorization.indexOf(' ') + 1).trim();
        if (SecurityFilter.hasScheme(authorization, "Bearer") && PersonalAccessTokens.hasForm(token)) {
            Optional<User> user = tokens.userOf(token);
            if (user.isEmpty()) {
                new Refused(401, "Bearer error=\"invalid_token\"", "The personal access token is not valid.").write(response);
                return;
            }
            request.setAttribute(Caller.ATTRIBUTE, new Caller(user.get(), Caller.Means.PERSONAL_ACCESS_TOKEN));
        }
        chain.doFilter(request, response);
    }
}
