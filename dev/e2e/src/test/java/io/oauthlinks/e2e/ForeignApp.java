package io.oauthlinks.e2e;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * An app of somebody else with a filter that reads bearer tokens, in front of Jira's login. Its own token signs somebody in with the container's
 * session, as such filters do; what it does with others' it is told. It says in a header of the answer which scheme and start of a value it saw.
 */
record ForeignApp(String name, int weight, String ownToken, String user, boolean refusesOthers) {

    private static final String FILTER = """
            package foreign.NAME;
            import com.atlassian.annotations.security.UnrestrictedAccess;
            import com.atlassian.jira.user.util.UserManager;
            import com.atlassian.sal.api.auth.*;
            import PREFIX.inject.Inject;
            import PREFIX.servlet.*;
            import PREFIX.servlet.http.*;
            import java.io.IOException;
            @UnrestrictedAccess public class BearerFilter extends HttpFilter {
                private final AuthenticationListener listener; private final UserManager users;
                @Inject public BearerFilter(AuthenticationListener listener, UserManager users) { this.listener = listener; this.users = users; }
                protected void doFilter(HttpServletRequest q, HttpServletResponse r, FilterChain c) throws IOException, ServletException {
                    String sent = q.getHeader("Authorization") == null ? "none" : q.getHeader("Authorization");
                    r.setHeader("X-Foreign-NAME", sent.substring(0, Math.min(11, sent.length())));
                    if (sent.equals("Bearer TOKEN")) {
                        listener.authenticationSuccess(new Authenticator.Result.Success(users.getUserByName("USER")), q, r);
                    } else if (REFUSES && sent.startsWith("Bearer ")) {
                        r.sendError(401, "foreign");
                        return;
                    }
                    c.doFilter(q, r);
                }
            }
            """;
    private static final String SPRING = """
            <beans xmlns="http://www.springframework.org/schema/beans" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:context="http://www.springframework.org/schema/context" xmlns:atlassian-scanner="http://www.atlassian.com/schema/atlassian-scanner/2"
                xsi:schemaLocation="http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd
                http://www.springframework.org/schema/context http://www.springframework.org/schema/context/spring-context.xsd
                http://www.atlassian.com/schema/atlassian-scanner/2 http://www.atlassian.com/schema/atlassian-scanner/2/atlassian-scanner.xsd">
              <context:annotation-config/><atlassian-scanner:scan-indexes/></beans>
            """;
    private static final String DESCRIPTOR = """
            <atlassian-plugin key="foreign.NAME" name="NAME" plugins-version="2">
              <plugin-info><version>1.0</version><vendor name="Foreign" url="https://foreign.example"/></plugin-info>
              <servlet-filter key="bearer" class="foreign.NAME.BearerFilter" location="before-login" weight="WEIGHT"><url-pattern>/*</url-pattern></servlet-filter>
            </atlassian-plugin>
            """;

    /** The jar that the host installs with {@code --beside}. */
    Path build() {
        try {
            Path folder = Files.createTempDirectory("foreign-app");
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put("atlassian-plugin.xml", DESCRIPTOR.replace("NAME", name).replace("WEIGHT", String.valueOf(weight)).getBytes());
            entries.put("META-INF/spring/app.xml", SPRING.getBytes());
            entries.put("META-INF/plugin-components/component", new byte[0]);
            entries.put("META-INF/plugin-components/imports",
                    "com.atlassian.sal.api.auth.AuthenticationListener\ncom.atlassian.jira.user.util.UserManager\n".getBytes());
            Path classes = compile(folder.resolve("classes"));
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    entries.put(classes.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            return pack(folder.resolve(name + ".jar"), entries);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path compile(Path classes) throws IOException {
        Files.createDirectories(classes);
        String code = FILTER.replace("NAME", name).replace("TOKEN", ownToken).replace("USER", user).replace("REFUSES", String.valueOf(refusesOthers))
                .replace("PREFIX", Line.TESTED.prefix());
        SimpleJavaFileObject source = new SimpleJavaFileObject(URI.create("string:///foreign/" + name + "/BearerFilter.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
        try (Stream<Path> jars = Files.list(Line.TESTED.hostLib())) {
            String classPath = String.join(":", jars.map(Path::toString).toList());
            StringWriter messages = new StringWriter();
            boolean compiled = ToolProvider.getSystemJavaCompiler().getTask(messages, null, null,
                    List.of("-d", classes.toString(), "--release", "17", "-proc:none", "-cp", classPath), null, List.of(source)).call();
            if (!compiled) {
                throw new IllegalStateException(messages.toString());
            }
        }
        return classes;
    }

    private Path pack(Path jar, Map<String, byte[]> entries) throws IOException {
        Manifest manifest = new Manifest();
        Map.of("Manifest-Version", "1.0", "Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "foreign." + name, "Bundle-Version", "1.0.0",
                "Atlassian-Plugin-Key", "foreign." + name, "Spring-Context", "*", "Import-Package", "com.atlassian.annotations.security,"
                        + "com.atlassian.jira.user,com.atlassian.jira.user.util,com.atlassian.sal.api.auth,PREFIX.inject,PREFIX.servlet,PREFIX.servlet.http"
                        .replace("PREFIX", Line.TESTED.prefix()))
                .forEach(manifest.getMainAttributes()::putValue);
        try (JarOutputStream packed = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                packed.putNextEntry(new JarEntry(entry.getKey()));
                packed.write(entry.getValue());
                packed.closeEntry();
            }
        }
        return jar;
    }
}
