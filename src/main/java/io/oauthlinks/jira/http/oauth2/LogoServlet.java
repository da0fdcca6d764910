package io.oauthlinks.jira.http.oauth2;

import com.atlassian.annotations.security.UnrestrictedAccess;
import com.atlassian.sal.api.user.UserManager;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.Logos;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.jira.http.Route;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The logos of incoming links, for whoever is logged in. Open to everybody for the platform, which knows no word for that. */
@UnrestrictedAccess
public final class LogoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PATH = "/logos/";
    private static final Pattern LOGO = Pattern.compile(".*" + Route.BASE + PATH + "([0-9]{1,18})/([0-9a-f]{64})");

    private final transient UserManager users;
    private final transient RegisteredClients clients;
    private final transient Logos logos;

    @Inject
    public LogoServlet(UserManager users, RegisteredClients clients, Logos logos) {
        this.users = users;
        this.clients = clients;
        this.logos = logos;
    }

    /** Where a logo is found, below {@link Route#BASE}; empty without one. It changes with the logo, so browsers may keep it. */
    public static Optional<String> pathOf(IncomingLink link) {
        return link.logoHash().isEmpty() ? Optional.empty() : Optional.of(PATH + link.id() + "/" + link.logoHash());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = LOGO.matcher(request.getRequestURI());
        if (users.getRemoteUserKey(request) == null || !path.matches()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        long linkId = Long.parseLong(path.group(1));
        Optional<byte[]> png = clients.byLink(linkId).filter(client -> client.link().logoHash().equals(path.group(2)))
                .flatMap(client -> logos.ofLink(linkId));
        if (png.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("image/png");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
        response.setContentLength(png.get().length);
        response.getOutputStream().write(png.get());
    }
}
