package io.oauthlinks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What the app answers at, read from the app itself: its descriptor, its route table and its OpenAPI document. */
final class AppRoutes {

    private static final String OF_PROJECTS = "PROJECT_ADMINISTRATORS";
    private static final String REST = Line.TESTED.prefix() + ".ws.rs.";

    private AppRoutes() {
    }

    /**
     * A page or a protocol endpoint below {@code /plugins/servlet}, with 1 for row numbers.
     *
     * @param everybodys for whoever is logged in, about what is their own; all others are for system administrators
     */
    record Page(String path, boolean get, boolean post, boolean everybodys) {
        /** Of administrators. */
        Page(String path, boolean get, boolean post) {
            this(path, get, post, false);
        }
    }

    /** A method of a REST resource, with 1 for row numbers. */
    record Resource(String method, String path) {
        boolean changes() {
            return !method.equals("GET");
        }

        /** Of the body that it takes. */
        String contentType() {
            return path.endsWith("/logo") ? "image/png" : "application/json";
        }

        /** For whoever is logged in: their own, and channels of projects that they administer. */
        boolean everybodys() {
            return path.startsWith("my/") || path.startsWith("mail-channels");
        }
    }

    /** The servlets that the descriptor names: key and URL pattern. */
    static List<Element> servlets() {
        try (FileSystem jar = FileSystems.newFileSystem(RunningHost.bundle())) {
            Document descriptor = Jsoup.parse(Files.readString(jar.getPath("atlassian-plugin.xml")), "", Parser.xmlParser());
            return descriptor.select("servlet");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages of the app's own route table, apart from those in the settings of projects. */
    static List<Page> pages() {
        return pages(audience -> !audience.equals(OF_PROJECTS), "1");
    }

    /** The pages in the settings of a project, with its number. */
    static List<Page> pagesOfProject(long project) {
        return pages(OF_PROJECTS::equals, String.valueOf(project));
    }

    private static List<Page> pages(Predicate<String> audiences, String project) {
        List<Page> pages = new ArrayList<>();
        try (URLClassLoader app = new URLClassLoader(new URL[] {RunningHost.bundle().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (Object route : app.loadClass("io.oauthlinks.jira.http.Route").getEnumConstants()) {
                String pattern = (String) route.getClass().getMethod("pattern").invoke(route);
                Object takes = route.getClass().getMethod("takes").invoke(route);
                String allow = (String) takes.getClass().getMethod("allow").invoke(takes);
                String audience = route.getClass().getMethod("audience").invoke(route).toString();
                if (audiences.test(audience)) {
                    pages.add(new Page(FormPage.BASE + pattern.replace("{project}", project).replaceAll("\\{\\w+}", "1"), allow.contains("GET"),
                            allow.contains("POST"), audience.equals("SIGNED_IN")));
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return pages;
    }

    /** What the OpenAPI document describes; asked for by somebody who may. */
    static List<Resource> resources(HttpUser administrator) {
        List<Resource> resources = new ArrayList<>();
        JsonNode document = HttpUser.json(administrator.rest("GET", "openapi.json", null));
        document.path("paths").fields().forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (List.of("get", "post", "put", "delete", "patch").contains(method)) {
                resources.add(new Resource(method.toUpperCase(Locale.ROOT), path.getKey().replaceFirst("^/", "").replaceAll("\\{\\w+}", "1")));
            }
        }));
        return resources;
    }

    /** Every method of every REST resource class in the bundle, by its annotations, in the spelling of {@link #resources}. */
    static List<Resource> resourcesInCode() {
        List<Resource> resources = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(withHostLibraries(), ClassLoader.getPlatformClassLoader());
             FileSystem jar = FileSystems.newFileSystem(RunningHost.bundle());
             Stream<Path> classes = Files.list(jar.getPath("io/oauthlinks/jira/rest"))) {
            for (Path file : classes.filter(path -> path.toString().endsWith(".class")).toList()) {
                Class<?> type = loader.loadClass(file.toString().replaceFirst("^/", "").replace(".class", "").replace('/', '.'));
                String base = path(type.getAnnotations());
                for (Method method : base == null ? new Method[0] : type.getDeclaredMethods()) {
                    String own = path(method.getAnnotations());
                    String whole = (base + "/" + (own == null ? "" : own)).replaceAll("/+", "/").replaceAll("^/|/$", "");
                    httpMethod(method.getAnnotations()).ifPresent(verb -> resources.add(new Resource(verb, whole.replaceAll("\\{[^/]*}", "1"))));
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return resources;
    }

    private static URL[] withHostLibraries() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(RunningHost.bundle().toUri().toURL());
        try (Stream<Path> jars = Files.list(Line.TESTED.hostLib())) {
            for (Path jar : jars.toList()) {
                urls.add(url(jar));
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    private static String path(Annotation[] annotations) throws ReflectiveOperationException {
        for (var annotation : annotations) {
            if (annotation.annotationType().getName().equals(REST + "Path")) {
                return (String) annotation.annotationType().getMethod("value").invoke(annotation);
            }
        }
        return null;
    }

    private static Optional<String> httpMethod(Annotation[] annotations) {
        return Stream.of(annotations).map(annotation -> annotation.annotationType().getName()).filter(name -> name.startsWith(REST))
                .map(name -> name.substring(REST.length())).filter(List.of("GET", "POST", "PUT", "DELETE", "PATCH")::contains).findFirst();
    }
}
