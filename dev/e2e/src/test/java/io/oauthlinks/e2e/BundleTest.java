package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar that an administrator uploads: what its manifest promises, and what it must not carry. */
class BundleTest {

    private static final long MOST_BYTES = 8 * 1024 * 1024;
    private static final int JAVA_17 = 61;
    /** What a Jira provides, and the JDK's own. */
    private static final List<String> PROVIDED = List.of("com.atlassian.", "net.java.ao", "jakarta.servlet", "jakarta.ws.rs", "jakarta.inject",
            "jakarta.annotation", "com.fasterxml.jackson.", "org.springframework.", "org.slf4j", "javax.crypto", "javax.imageio", "javax.management", "javax.net", "javax.naming",
            "javax.security", "org.w3c.dom", "org.xml.sax", "org.ietf.jgss", "org.osgi.framework", "org.apache.log4j");

    private static JarFile bundle;
    private static Attributes manifest;

    @BeforeAll
    static void open() throws IOException {
        bundle = new JarFile(RunningHost.bundle().toFile());
        manifest = bundle.getManifest().getMainAttributes();
    }

    @AfterAll
    static void close() throws IOException {
        bundle.close();
    }

    @Test
    void itIsSmall() throws IOException {
        long bytes = Files.size(RunningHost.bundle());
        System.out.println("The bundle has " + bytes / 1024 + " kB");
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void jiraTakesItAsAPluginWithoutTransformation() {
        assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("io.oauthlinks");
        assertThat(manifest.getValue("Atlassian-Plugin-Key")).isEqualTo("io.oauthlinks");
        assertThat(manifest.getValue("Spring-Context")).isEqualTo("*");
        assertThat(manifest.getValue("Bundle-ManifestVersion")).isEqualTo("2");
        assertThat(manifest.keySet().stream().map(Object::toString))
                .doesNotContain("Require-Capability", "Export-Package", "Require-Bundle");
        // an app that may be installed later is all that it looks for when it runs
        assertThat(manifest.getValue("DynamicImport-Package")).isEqualTo("com.atlassian.servicedesk.api,com.atlassian.servicedesk.api.*");
    }

    @Test
    void itAsksOnlyForWhatIsProvided() {
        List<String> mandatory = imports().stream().filter(clause -> !clause.contains("resolution:=optional"))
                .map(clause -> clause.replaceFirst(";.*", "")).toList();
        assertThat(mandatory).hasSizeGreaterThan(20).allMatch(name -> PROVIDED.stream().anyMatch(name::startsWith))
                .contains("com.atlassian.jira.plugin.webfragment.conditions", "net.java.ao", "jakarta.ws.rs");
        assertThat(imports()).noneMatch(clause -> clause.startsWith("javax.servlet") || clause.startsWith("javax.mail")
                || clause.startsWith("jakarta.mail") || clause.startsWith("com.google.errorprone"));
    }

    /** Clauses are separated by commas, and so are the two ends of a version range in quotes. */
    private static List<String> imports() {
        return Arrays.asList(manifest.getValue("Import-Package").split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)"));
    }

    @Test
    void everyEmbeddedJarIsOnTheClassPathAndNoPlatformIsEmbedded() {
        List<String> onClassPath = Stream.of(manifest.getValue("Bundle-ClassPath").split(",")).filter(entry -> !entry.equals(".")).toList();
        List<String> embedded = entries().stream().filter(name -> name.endsWith(".jar")).toList();
        assertThat(onClassPath).containsExactlyInAnyOrderElementsOf(embedded);
        assertThat(embedded).noneMatch(name -> name.matches(".*/(spring|slf4j|jackson|jakarta.servlet|activeobjects|logback).*"));
    }

    @Test
    void itCarriesIndexContextAndAFilteredDescriptor() throws IOException {
        assertThat(entries()).contains("META-INF/plugin-components/component", "META-INF/plugin-components/imports",
                "META-INF/plugin-components/exports", "META-INF/spring/oauth-links.xml", "atlassian-plugin.xml", "rest/openapi.json");
        assertThat(text("atlassian-plugin.xml")).contains("key=\"io.oauthlinks\"").doesNotContain("${");
    }

    @Test
    void ownClassesRunOnJava17AndNothingElseLiesBetweenThem() throws IOException {
        List<String> classes = entries().stream().filter(name -> name.endsWith(".class")).toList();
        assertThat(classes).hasSizeGreaterThan(200).allMatch(name -> name.startsWith("io/oauthlinks/"));
        for (String name : classes) {
            try (DataInputStream in = new DataInputStream(bundle.getInputStream(bundle.getEntry(name)))) {
                in.readInt();
                in.readUnsignedShort();
                assertThat(in.readUnsignedShort()).as(name).isEqualTo(JAVA_17);
            }
        }
    }

    private static List<String> entries() {
        return new ArrayList<>(bundle.stream().map(JarEntry::getName).filter(name -> !name.endsWith("/")).toList());
    }

    private static String text(String entry) throws IOException {
        return new String(bundle.getInputStream(bundle.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
