package io.oauthlinks.jira.http.oauth2;

import com.atlassian.annotations.security.UnrestrictedAccess;
import io.oauthlinks.incominglink.token.TokenEndpoint;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The token endpoint, in front of Jira's login (ADR 12). */
@UnrestrictedAccess
public final class TokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient ProgramGate gate;
    private final transient TokenEndpoint endpoint;

    @Inject
    public TokenFilter(ProgramGate gate, TokenEndpoint endpoint) {
        this.gate = gate;
        this.endpoint = endpoint;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain rest) throws IOException {
        gate.serve(request, response, endpoint::answer);
    }
}
