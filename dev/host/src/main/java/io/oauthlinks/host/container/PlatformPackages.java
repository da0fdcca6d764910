package io.oauthlinks.host.container;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The packages that Jira's system bundle exports to apps, with their versions. What is not in this list does not exist for an app,
 * even though it lies on the host's class path.
 */
final class PlatformPackages {

    /** @param anchor a class in the jar whose packages are exported */
    private record Source(Class<?> anchor, String version, Predicate<String> exported) { }

    private static final List<Source> SOURCES = List.of(
            new Source(com.atlassian.plugin.web.Condition.class, "0.0.0", under("com.atlassian")),
            new Source(PlatformPackages.class, "0.0.0", under("com.atlassian")),
            new Source(net.java.ao.EntityManager.class, "3.2.11", under("net.java.ao")),
            new Source(jakarta.servlet.Servlet.class, "6.0.0", under("jakarta.servlet")),
            new Source(jakarta.ws.rs.Path.class, "3.1.0", under("jakarta.ws.rs")),
            new Source(jakarta.inject.Inject.class, "2.0.1", under("jakarta.inject")),
            new Source(jakarta.annotation.PostConstruct.class, "2.1.1", under("jakarta.annotation")),
            new Source(org.springframework.core.SpringVersion.class, "6.2.19", under("org.springframework")),
            new Source(org.springframework.beans.factory.BeanFactory.class, "6.2.19", under("org.springframework")),
            new Source(org.springframework.context.ApplicationContext.class, "6.2.19", under("org.springframework")),
            new Source(org.springframework.aop.Advisor.class, "6.2.19", under("org.springframework")),
            new Source(org.slf4j.Logger.class, "2.0.17", name -> name.equals("org.slf4j") || name.startsWith("org.slf4j.event")),
            new Source(com.fasterxml.jackson.core.JsonParser.class, "2.19.2", under("com.fasterxml.jackson")),
            new Source(com.fasterxml.jackson.databind.ObjectMapper.class, "2.19.2", under("com.fasterxml.jackson")),
            new Source(com.fasterxml.jackson.annotation.JsonProperty.class, "2.19.2", under("com.fasterxml.jackson")));

    private PlatformPackages() {
    }

    /** In the syntax of {@code org.osgi.framework.system.packages.extra}. */
    static String asExports() {
        Map<String, String> versions = new TreeMap<>();
        for (Source source : SOURCES) {
            for (String name : packagesBeside(source.anchor)) {
                if (source.exported.test(name)) {
                    versions.put(name, source.version);
                }
            }
        }
        StringBuilder exports = new StringBuilder();
        versions.forEach((name, version) -> exports.append(exports.isEmpty() ? "" : ",")
                .append(name).append(";version=\"").append(version).append('"'));
        return exports.toString();
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
