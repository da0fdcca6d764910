package io.oauthlinks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The package layout holds, and each rule would notice if it did not. */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses APP = new ClassFileImporter().importLocations(Set.of(Location.of(Path.of("target/classes"))));
    private static final String PLANTED = "io.oauthlinks.architecture.planted";

    @TestFactory
    Stream<DynamicTest> theAppKeepsEachRule() {
        return tests(ArchitectureRules.below("io.oauthlinks"), rule -> rule.check(APP));
    }

    @TestFactory
    Stream<DynamicTest> eachRuleFindsThePlantedBreach() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        return tests(ArchitectureRules.below(PLANTED), rule -> assertThat(rule.evaluate(planted).hasViolation())
                .as("a planted class breaks the rule").isTrue());
    }

    private static Stream<DynamicTest> tests(Map<String, ArchRule> rules, Consumer<ArchRule> check) {
        return rules.entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check.accept(rule.getValue())));
    }

    @Test
    void theRulesLookAtTheWholeApp() throws IOException {
        assertThat(APP).hasSizeGreaterThan(200);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            long sources = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java")).count();
            assertThat(APP.stream().filter(JavaClass::isTopLevelClass).count()).isGreaterThanOrEqualTo(sources);
        }
    }

    @Test
    void everyPackageSaysInASentenceWhatItIs() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES)) {
            List<Path> packages = folders.filter(Files::isDirectory).filter(ArchitectureTest::holdsClasses).toList();
            assertThat(packages).hasSizeGreaterThan(20).allSatisfy(folder ->
                    assertThat(folder.resolve("package-info.java")).content().containsPattern("(?s)/\\*\\*.{20,}\\*/"));
        }
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the next Jira may cost. */
    @Test
    void countsTheFilesThatTouchThePlatform() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> touching = files.filter(file -> file.toString().endsWith(".java")).filter(ArchitectureTest::touchesThePlatform).toList();
            long entities = touching.stream().filter(file -> file.toString().endsWith("Row.java")).count();
            System.out.println("Files that touch jakarta.{servlet,ws,inject,annotation}, com.atlassian or net.java.ao: " + touching.size()
                    + ", of which " + entities + " entities");
            assertThat(touching).hasSizeGreaterThan(10).allMatch(file -> file.startsWith(SOURCES.resolve("io/oauthlinks/jira")));
        }
    }

    private static boolean touchesThePlatform(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.matches("import (static )?(jakarta\\.(servlet|ws|inject|annotation)|com\\.atlassian|net\\.java\\.ao)\\..*"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
