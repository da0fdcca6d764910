package io.oauthlinks.host.product.screen;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Style sheets, scripts, fonts and images: {@code /s/aui/...} from the npm packages that {@code dev/host/package.json} names,
 * {@code /s/product/...} from this module. Nothing here depends on who asks.
 */
public final class StaticServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Map<String, String> TYPES = Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml", "png", "image/png", "gif", "image/gif", "woff", "font/woff", "woff2", "font/woff2",
            "map", "application/json", "ttf", "font/ttf", "eot", "application/vnd.ms-fontobject");

    private final transient Path packages;

    /** @param packages the directory node_modules */
    public StaticServlet(Path packages) {
        this.packages = packages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (path.startsWith("/product/")) {
            own(path.substring("/product/".length()), type, response);
        } else if (path.equals("/aui/jquery.min.js")) {
            file(packages.resolve("jquery/dist"), "jquery.min.js", type, response);
        } else if (path.startsWith("/aui/")) {
            file(packages.resolve("@atlassian/aui/dist/aui"), path.substring("/aui/".length()), type, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void own(String name, String type, HttpServletResponse response) throws IOException {
        try (InputStream file = name.matches("[a-z]+\\.[a-z]+") ? StaticServlet.class.getResourceAsStream("/product/static/" + name) : null) {
            if (file == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                head(type, response);
                file.transferTo(response.getOutputStream());
            }
        }
    }

    private static void file(Path directory, String name, String type, HttpServletResponse response) throws IOException {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        head(type, response);
        response.setContentLengthLong(Files.size(file));
        Files.copy(file, response.getOutputStream());
    }

    private static void head(String type, HttpServletResponse response) {
        response.setContentType(type);
        response.setHeader("Cache-Control", "public, max-age=" + FRESH.toSeconds());
    }

    /** Beside the folder that holds target/, whether this class runs from target/classes or from a jar below target, its own or the derived one. */
    public static Path nodeModules() {
        try {
            Path code = Path.of(StaticServlet.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path place = code;
            while (place.getParent() != null && !place.getFileName().toString().equals("target")) {
                place = place.getParent();
            }
            Path modules = place.resolveSibling("../host/node_modules").normalize();
            if (!Files.isDirectory(modules)) {
                LoggerFactory.getLogger(StaticServlet.class).warn("Pages have no style and no scripts: run npm ci in {}", modules.getParent());
            }
            return modules;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
