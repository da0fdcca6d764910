package io.oauthlinks.practice.authorization;

import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Failure;
import io.oauthlinks.practice.behaviour.Mode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands in front of the token endpoint: records each request, fails it if told to, and lets one through at a time. */
public final class TokenEndpointGate extends OncePerRequestFilter {

    static final String PATH = "/oauth2/token";

    private static final int DEFAULT_RETRY_AFTER_SECONDS = 30;
    private static final int DEFAULT_SLOW_SECONDS = 60;

    private final Behaviour behaviour;
    private final TokenRequests requests;
    /** A refresh token is looked up and replaced in two steps; without the lock two clients could use it once each. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public TokenEndpointGate(Behaviour behaviour, TokenRequests requests) {
        this.behaviour = behaviour;
        this.requests = requests;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // what is no POST is no token request
        return !"POST".equals(request.getMethod())
                || !PATH.equals(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        requests.add(request);
        if (answeredWithFailure(response, behaviour.nextFailure()) || refusedForMissingScope(request, response)) {
            return;
        }
        oneAtATime.lock();
        try {
            chain.doFilter(request, response);
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean answeredWithFailure(HttpServletResponse response, Failure failure) throws IOException {
        switch (failure.kind()) {
            case NONE -> {
                return false;
            }
            case SERVER_ERROR -> write(response, 500, "text/plain", "Internal server error");
            case TOO_MANY_REQUESTS -> {
                int seconds = failure.retryAfter() == null ? DEFAULT_RETRY_AFTER_SECONDS : failure.retryAfter();
                response.setHeader("Retry-After", String.valueOf(seconds));
                write(response, 429, "application/json", "{\"error\":\"temporarily_unavailable\",\"error_description\":\"Too many requests\"}");
            }
            case SLOW -> {
                hold(failure);
                return false;
            }
            case HTML -> write(response, 200, "text/html", "<!doctype html><title>Maintenance</title><p>We will be back soon.");
            default -> TokenAnswers.write(response, failure.kind(), behaviour.mode());
        }
        return true;
    }

    private void hold(Failure failure) throws IOException {
        try {
            behaviour.awaitChange(Duration.ofSeconds(failure.retryAfter() == null ? DEFAULT_SLOW_SECONDS : failure.retryAfter()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while answering slowly", e);
        }
    }

    private boolean refusedForMissingScope(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String scope = request.getParameter("scope");
        boolean refused = behaviour.mode() == Mode.MICROSOFT && "refresh_token".equals(request.getParameter("grant_type"))
                && (scope == null || scope.isBlank());
        if (refused) {
            TokenAnswers.write(response, Failure.Kind.SCOPE_MISSING, Mode.MICROSOFT);
        }
        return refused;
    }

    private static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        response.setStatus(status);
        response.setContentType(type + ";charset=UTF-8");
        response.getWriter().write(body);
    }
}
