package io.oauthlinks.host.container;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packages that Jira's system bundle exports to apps, with their versions. What is not in this list does not exist for an app,
 * even though it lies on the host's class path.
 */
public final class PlatformPackages {

    /** @param anchor a class in the jar whose packages are exported, with the version that the jar says of itself */
    private record Source(Class<?> anchor, Predicate<String> exported) { }

    private static final String NO_VERSION = "0.0.0";
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+){0,2}");

    private static final List<Source> SOURCES = List.of(
            new Source(com.atlassian.plugin.web.Condition.class, under("com.atlassian")),
            new Source(PlatformPackages.class, under("com.atlassian")),
            new Source(org.apache.log4j.Logger.class, under("org.apache.log4j")),
            new Source(net.java.ao.EntityManager.class, under("net.java.ao")),
            api(jakarta.servlet.Servlet.class),
            api(jakarta.ws.rs.Path.class),
            api(jakarta.inject.Inject.class),
            api(jakarta.annotation.PostConstruct.class),
            new Source(org.springframework.core.SpringVersion.class, under("org.springframework")),
            new Source(org.springframework.beans.factory.BeanFactory.class, under("org.springframework")),
            new Source(org.springframework.context.ApplicationContext.class, under("org.springframework")),
            new Source(org.springframework.aop.Advisor.class, under("org.springframework")),
            new Source(org.slf4j.Logger.class, name -> name.equals("org.slf4j") || name.startsWith("org.slf4j.event")),
            new Source(com.fasterxml.jackson.core.JsonParser.class, under("com.fasterxml.jackson")),
            new Source(com.fasterxml.jackson.databind.ObjectMapper.class, under("com.fasterxml.jackson")),
            new Source(com.fasterxml.jackson.annotation.JsonProperty.class, under("com.fasterxml.jackson")));

    private PlatformPackages() {
    }

    /** Packages of the API whose names begin so. */
    public static List<String> below(String prefix) {
        return packagesBeside(com.atlassian.plugin.web.Condition.class).stream().filter(under(prefix)).sorted().toList();
    }

    /** In the syntax of {@code org.osgi.framework.system.packages.extra}. @param withheld prefix of packages that are not installed; null for none */
    static String asExports(String withheld) {
        Map<String, String> versions = new TreeMap<>();
        for (Source source : SOURCES) {
            for (String name : packagesBeside(source.anchor)) {
                if (source.exported.test(name) && (withheld == null || !under(withheld).test(name))) {
                    versions.put(name, version(source.anchor.getPackage()));
                }
            }
        }
        StringBuilder exports = new StringBuilder();
        versions.forEach((name, version) -> exports.append(exports.isEmpty() ? "" : ",")
                .append(name).append(";version=\"").append(version).append('"'));
        return exports.toString();
    }

    /** @param anchor a type of the API's outermost package */
    private static Source api(Class<?> anchor) {
        return new Source(anchor, under(anchor.getPackageName()));
    }

    /** Of an API its own version, of a library the library's, of signatures none. */
    private static String version(Package anchor) {
        return Stream.of(anchor.getSpecificationVersion(), anchor.getImplementationVersion()).filter(Objects::nonNull)
                .map(VERSION::matcher).filter(Matcher::lookingAt).map(Matcher::group).findFirst().orElse(NO_VERSION);
    }

    private static Predicate<String> under(String prefix) {
        return name -> name.equals(prefix) || name.startsWith(prefix + ".");
    }

    private static List<String> packagesBeside(Class<?> anchor) {
        CodeSource code = anchor.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(code.getLocation().toURI());
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    return packages(files.map(file -> place.relativize(file).toString().replace('\\', '/')).toList().stream());
                }
            }
            try (JarFile jar = new JarFile(place.toFile())) {
                return packages(jar.stream().map(entry -> entry.getName()));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Cannot read the packages of " + code.getLocation(), e);
        }
    }

    private static List<String> packages(Stream<String> entries) {
        return entries.filter(name -> name.endsWith(".class") && name.indexOf('/') > 0 && !name.startsWith("META-INF"))
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.')).distinct().toList();
    }
}
