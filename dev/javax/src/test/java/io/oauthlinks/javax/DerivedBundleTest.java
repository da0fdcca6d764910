package io.oauthlinks.javax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The app's jar for Jira 10.3 beside the one that it is derived from: four packages have another name, and nothing else is different. */
class DerivedBundleTest {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String INDEX = "META-INF/plugin-components/";
    private static final Pattern RENAMED = Pattern.compile("jakarta[./](servlet|ws[./]rs|inject|annotation)\\b");
    /** The format that the scanner of Jira 10.3 reads: a class, and behind # a name or the interfaces of a service. */
    private static final Pattern INDEX_LINE = Pattern.compile("([\\w$]+\\.)+[\\w$]+(#[\\w$.,]+)?");

    private static final Map<String, byte[]> SOURCE = withoutPoms(Jars.entries(Jars.source()));
    private static final Map<String, byte[]> DERIVED = withoutPoms(Jars.entries(Jars.derived()));

    /** Each jar holds the pom of its module, which nobody reads. */
    private static Map<String, byte[]> withoutPoms(Map<String, byte[]> entries) {
        entries.keySet().removeIf(name -> name.startsWith("META-INF/maven/"));
        return entries;
    }

    @Test
    void itHoldsTheSameFiles() {
        assertThat(DERIVED.keySet()).isEqualTo(SOURCE.keySet());
    }

    @Test
    void embeddedLibrariesAreByteForByteWhatWasPublished() {
        List<String> embedded = DERIVED.keySet().stream().filter(name -> name.endsWith(".jar")).toList();
        assertThat(embedded).hasSizeGreaterThan(3).allSatisfy(name -> assertThat(DERIVED.get(name)).isEqualTo(SOURCE.get(name)));
    }

    @Test
    void onlyClassesAndTheManifestDiffer() {
        List<String> different = DERIVED.keySet().stream().filter(name -> !Arrays.equals(DERIVED.get(name), SOURCE.get(name))).toList();
        assertThat(different).contains(MANIFEST, "io/oauthlinks/jira/rest/MailServersResource.class")
                .allMatch(name -> name.equals(MANIFEST) || name.endsWith(".class"));
        assertThat(different.stream().filter(name -> !name.equals(MANIFEST))).as("only the edge knows the renamed packages")
                .allMatch(name -> name.startsWith("io/oauthlinks/jira/"));
    }

    @Test
    void noNameOfTheOtherSpellingIsLeft() {
        assertThat(named(RENAMED.asPredicate())).as("a record's components are not renamed: make it a class").isEmpty();
    }

    /** Files of our own whose bytes, read as text, match. */
    private static List<String> named(Predicate<String> text) {
        return DERIVED.keySet().stream().filter(name -> !name.endsWith(".jar"))
                .filter(name -> text.test(new String(DERIVED.get(name), StandardCharsets.ISO_8859_1))).toList();
    }

    @Test
    void itStaysTheSameApp() throws IOException {
        Attributes derived = manifest(DERIVED);
        Attributes source = manifest(SOURCE);
        for (String name : List.of("Bundle-SymbolicName", "Bundle-Version", "Bundle-Name", "Atlassian-Plugin-Key", "Spring-Context", "Bundle-ClassPath",
                "Bundle-ManifestVersion")) {
            assertThat(derived.getValue(name)).as(name).isNotNull().isEqualTo(source.getValue(name));
        }
        assertThat(derived.keySet()).isEqualTo(source.keySet());
    }

    @Test
    void importsHaveTheNamesAndTheRangesOfThatLine() throws IOException {
        List<String> imports = imports(DERIVED);
        assertThat(imports).contains("javax.servlet;version=\"0.0.0\"", "javax.servlet.http;version=\"0.0.0\"", "javax.inject;version=\"0.0.0\"",
                "javax.annotation;version=\"0.0.0\"");
        assertThat(imports.stream().filter(clause -> clause.startsWith("javax.ws.rs"))).hasSizeGreaterThan(2)
                .allMatch(clause -> clause.endsWith(";version=\"[2.0,3.0)\""));
        assertThat(imports).noneMatch(clause -> clause.startsWith("jakarta."));
        assertThat(untouched(DERIVED)).isEqualTo(untouched(SOURCE));
    }

    private static List<String> untouched(Map<String, byte[]> entries) throws IOException {
        return imports(entries).stream().filter(clause -> !clause.matches("(javax|jakarta)\\.(servlet|ws\\.rs|inject|annotation)\\b.*")).sorted().toList();
    }

    /** Clauses are separated by commas, and so are the two ends of a version range in quotes. */
    private static List<String> imports(Map<String, byte[]> entries) throws IOException {
        return List.of(manifest(entries).getValue("Import-Package").split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)"));
    }

    private static Attributes manifest(Map<String, byte[]> entries) throws IOException {
        return new Manifest(new ByteArrayInputStream(entries.get(MANIFEST))).getMainAttributes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"component", "imports", "exports"})
    void theIndexIsInTheFormatThatItsScannerReads(String file) {
        String index = new String(DERIVED.get(INDEX + file), StandardCharsets.UTF_8);
        assertThat(index).endsWith("\n").doesNotContain("\r");
        assertThat(index.lines()).isNotEmpty().allMatch(line -> INDEX_LINE.matcher(line).matches());
        Types types = new Types(Stream.concat(Stream.of(Jars.derived()), Jars.all(Jars.HOST_LIB)).map(Jars::open).toList());
        assertThat(index.lines().map(line -> line.replaceFirst("#.*", "").replace('.', '/'))).allMatch(name -> types.find(name).isPresent());
        assertThat(DERIVED.keySet().stream().filter(name -> name.startsWith(INDEX))).as("no file that an older scanner would overlook")
                .containsExactly(INDEX + "component", INDEX + "exports", INDEX + "imports");
    }
}
