package io.oauthlinks.host.product.security;

import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.websudo.WebSudoSessionException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Secure administrator sessions: who came by browser must have confirmed the password in the last ten minutes. */
public final class WebSudo implements WebSudoManager {

    public static final String PAGE = "/secure/admin/WebSudoAuthenticate!default.jspa";
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final String CONFIRMED = "jira.websudo.timestamp";
    private static final String KEPT = "jira.websudo.post";
    /** More than any of our forms has; a session shall not be filled through this. */
    private static final int KEPT_CHARACTERS = 100_000;

    private final Callers callers;
    private final Clock clock;

    /** A form that was sent too late, to be sent again after the password. */
    public record KeptForm(String destination, Map<String, String[]> parameters) implements Serializable { }

    public WebSudo(Callers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    /** A call with a token carries its own proof; a browser's needs the confirmed password. */
    @Override
    public boolean canExecuteRequest(HttpServletRequest request) {
        return callers.user().isPresent() && (!callers.bySession() || isConfirmed(request.getSession(false)));
    }

    @Override
    public void enforceWebSudoProtection(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String destination = request.getRequestURI().substring(request.getContextPath().length()) + query;
        boolean post = "POST".equals(request.getMethod());
        if (post) {
            keep(request, destination);
        }
        try {
            response.sendRedirect(request.getContextPath() + PAGE + "?webSudoDestination="
                    + URLEncoder.encode(destination, StandardCharsets.UTF_8) + (post ? "&webSudoIsPost=true" : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ten minutes count from the last use. */
    @Override
    public void willExecuteWebSudoRequest(HttpServletRequest request) {
        if (!canExecuteRequest(request)) {
            throw new WebSudoSessionException("The password was not confirmed in the last " + TIMEOUT.toMinutes() + " minutes");
        }
        if (callers.bySession()) {
            confirm(request);
        }
    }

    public void confirm(HttpServletRequest request) {
        request.getSession().setAttribute(CONFIRMED, clock.instant());
    }

    public void drop(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(CONFIRMED);
        }
    }

    /** Whether there is something to drop. */
    public boolean isActive(HttpServletRequest request) {
        return callers.bySession() && isConfirmed(request.getSession(false));
    }

    /** The form that was kept for a destination; it is given out once. */
    public Optional<KeptForm> takeKept(HttpServletRequest request, String destination) {
        HttpSession session = request.getSession(false);
        KeptForm form = session == null ? null : (KeptForm) session.getAttribute(KEPT);
        if (form == null || !form.destination().equals(destination)) {
            return Optional.empty();
        }
        session.removeAttribute(KEPT);
        return Optional.of(form);
    }

    private void keep(HttpServletRequest request, String destination) {
        Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
        parameters.remove(XsrfTokens.PARAMETER);
        long characters = parameters.values().stream().flatMap(java.util.Arrays::stream).mapToLong(String::length).sum();
        if (callers.bySession() && characters <= KEPT_CHARACTERS) {
            request.getSession().setAttribute(KEPT, new KeptForm(destination, parameters));
        }
    }

    private boolean isConfirmed(HttpSession session) {
        Instant confirmed = session == null ? null : (Instant) session.getAttribute(CONFIRMED);
        return confirmed != null && confirmed.plus(TIMEOUT).isAfter(clock.instant());
    }
}
