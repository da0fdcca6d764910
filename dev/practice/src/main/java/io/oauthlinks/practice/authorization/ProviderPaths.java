package io.oauthlinks.practice.authorization;

import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Failure;
import io.oauthlinks.practice.behaviour.Mode;
import io.oauthlinks.practice.web.Html;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The endpoints at the paths of the real ones, for links with a preset: Google's, and Microsoft's below a tenant. A client of one
 * tenant is refused at the addresses that tenants share.
 */
public final class ProviderPaths extends OncePerRequestFilter {

    private static final Map<String, String> GOOGLE = Map.of("/o/oauth2/v2/auth", "/oauth2/authorize", "/token", "/oauth2/token",
            "/revoke", "/oauth2/revoke");
    private static final Pattern MICROSOFT = Pattern.compile("/([A-Za-z0-9.-]+)/oauth2/v2\\.0/(authorize|token)");
    private static final Set<String> SHARED = Set.of("common", "organizations", "consumers");

    private final Behaviour behaviour;

    public ProviderPaths(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return switch (behaviour.mode()) {
            case PLAIN -> true;
            case GOOGLE -> !GOOGLE.containsKey(request.getRequestURI());
            case MICROSOFT -> !MICROSOFT.matcher(request.getRequestURI()).matches();
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = MICROSOFT.matcher(request.getRequestURI());
        if (!path.matches()) {
            chain.doFilter(new Moved(request, GOOGLE.get(request.getRequestURI())), response);
        } else if (!behaviour.isSingleTenant() || !SHARED.contains(path.group(1))) {
            chain.doFilter(new Moved(request, "/oauth2/" + path.group(2)), response);
        } else if (path.group(2).equals("token")) {
            TokenAnswers.write(response, Failure.Kind.SINGLE_TENANT, Mode.MICROSOFT);
        } else {
            // only the person at the browser is told: nobody has vouched for the redirect URI yet
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.page("Request refused",
                    "<p>" + Html.escape(Failure.Kind.SINGLE_TENANT.description(Mode.MICROSOFT)) + "</p>"));
        }
    }

    /** The same request at the path that the authorization server knows. */
    private static final class Moved extends HttpServletRequestWrapper {

        private final String path;

        private Moved(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            return url.replace(url.length() - super.getRequestURI().length(), url.length(), path);
        }

        @Override
        public String getServletPath() {
            return path;
        }

        @Override
        public String getPathInfo() {
            return null;
        }
    }
}
