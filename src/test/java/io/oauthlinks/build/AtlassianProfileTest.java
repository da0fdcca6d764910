package io.oauthlinks.build;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The profile for the vendor's artifacts cannot be built here, so at least it must not fall behind the signatures. */
class AtlassianProfileTest {

    private static final Path SIGNATURES = Path.of("dev/platform-api/src/main/java");
    private static final String ATLASSIAN = "/project/profiles/profile[id='atlassian']";
    private static final String DEFAULT = "/project/profiles/profile[id='signatures']";

    /** Where each stubbed package comes from in a real Jira: the longest prefix that fits. */
    private static final Map<String, String> ARTIFACT_OF_PACKAGE = Map.ofEntries(
            entry("com.atlassian.activeobjects", "activeobjects-plugin"),
            entry("com.atlassian.annotations", "atlassian-annotations"),
            entry("com.atlassian.audit", "atlassian-audit-api"),
            entry("com.atlassian.beehive", "beehive-api"),
            entry("com.atlassian.cache", "atlassian-cache-api"),
            entry("com.atlassian.crowd", "crowd-events"),
            entry("com.atlassian.event", "atlassian-event"),
            entry("com.atlassian.jira", "jira-api"),
            entry("com.atlassian.mail", "atlassian-mail"),
            entry("com.atlassian.plugin", "atlassian-plugins-core"),
            entry("com.atlassian.plugin.spring.scanner.annotation", "atlassian-spring-scanner-annotation"),
            entry("com.atlassian.plugin.web", "atlassian-plugins-webfragment-api"),
            entry("com.atlassian.sal.api", "sal-api"),
            entry("com.atlassian.scheduler", "atlassian-scheduler-api"),
            entry("com.atlassian.servicedesk", "jira-servicedesk-api"),
            entry("com.atlassian.templaterenderer", "atlassian-template-renderer-api"),
            entry("com.atlassian.velocity.htmlsafe", "velocity-htmlsafe"),
            entry("io.atlassian.fugue", "fugue"),
            entry("org.apache.log4j", "log4j-1.2-api"));

    private final Pom app = new Pom("pom.xml");

    @Test
    void everyStubbedPackageHasItsArtifactInTheProfile() {
        List<String> artifacts = app.texts(ATLASSIAN + "/dependencies/dependency/artifactId");

        assertThat(stubbedPackages()).hasSizeGreaterThan(20).allSatisfy(stubbed -> {
            Optional<String> prefix = prefixOf(stubbed);
            assertThat(prefix).as("the artifact of " + stubbed + " in ARTIFACT_OF_PACKAGE").isPresent();
            assertThat(artifacts).as("the artifact of " + stubbed).contains(ARTIFACT_OF_PACKAGE.get(prefix.orElseThrow()));
        });
    }

    @Test
    void noArtifactIsNamedForAPackageThatIsNotStubbed() {
        Set<String> used = stubbedPackages().stream().flatMap(stubbed -> prefixOf(stubbed).stream()).collect(Collectors.toSet());

        assertThat(used).containsExactlyInAnyOrderElementsOf(ARTIFACT_OF_PACKAGE.keySet());
    }

    @Test
    void everyLibraryBesideTheSignaturesIsInTheProfileInTheSameVersion() {
        Pom signatures = new Pom("dev/platform-api/pom.xml");
        Pom dev = new Pom("dev/pom.xml");
        for (String library : signatures.texts("/project/dependencies/dependency[not(scope)]/artifactId")) {
            if (library.equals("activeobjects")) {
                // the public release of the library that the vendor calls activeobjects-core
                assertThat(app.texts(ATLASSIAN + "/dependencies/dependency/artifactId")).contains("activeobjects-core");
                continue;
            }
            String version = signatures.texts("/project/dependencies/dependency[artifactId='" + library + "']/version").get(0);
            String expected = version.startsWith("${")
                    ? dev.texts("/project/properties/" + version.substring(2, version.length() - 1)).get(0) : version;
            assertThat(app.texts(ATLASSIAN + "/dependencies/dependency[artifactId='" + library + "']/version")).as(library)
                    .containsExactly(expected);
        }
    }

    @Test
    void exactlyOneOfTheTwoProfilesIsActive() {
        assertThat(app.texts("/project/profiles/profile/id")).containsExactlyInAnyOrder("signatures", "atlassian");
        assertThat(app.texts(DEFAULT + "/activation/*")).containsExactly("!atlassian");
        assertThat(app.texts(ATLASSIAN + "/activation/*")).containsExactly("atlassian");
        assertThat(app.texts("/project/profiles/profile/activation/property/name")).hasSize(2);
        assertThat(app.textsOrNone("//activeByDefault | /project/profiles/profile/activation/property/value")).isEmpty();
    }

    @Test
    void nothingOfThePlatformGetsIntoTheBundle() {
        assertThat(app.texts("/project/profiles/profile/dependencies/dependency")).hasSameSizeAs(
                app.texts("/project/profiles/profile/dependencies/dependency[scope='provided']"));
        assertThat(app.textsOrNone("/project/dependencies/dependency/groupId")).noneMatch(group -> group.startsWith("com.atlassian"));
    }

    @Test
    void eachProfileHasOneWriterOfTheScannerIndex() {
        assertThat(app.texts(DEFAULT + "/dependencies/dependency/artifactId")).containsExactly("platform-api");
        assertThat(app.texts(ATLASSIAN + "/dependencies/dependency/artifactId")).doesNotContain("platform-api");
        assertThat(app.texts("//plugin[artifactId='atlassian-spring-scanner-maven-plugin']/ancestor::profile/id")).containsExactly("atlassian");
    }

    @Test
    void theBundlePluginMakesTheJarInBothProfiles() {
        assertThat(app.texts("/project/packaging")).containsExactly("jar");
        assertThat(app.texts("/project/build/plugins/plugin[artifactId='maven-bundle-plugin']//goal")).contains("bundle");
        assertThat(app.textsOrNone("//plugin/extensions")).isEmpty();
        assertThat(app.textsOrNone(ATLASSIAN + "//plugin[artifactId='jira-maven-plugin']/executions")).isEmpty();
    }

    private static Optional<String> prefixOf(String stubbed) {
        return ARTIFACT_OF_PACKAGE.keySet().stream().filter(prefix -> (stubbed + ".").startsWith(prefix + "."))
                .max((one, other) -> Integer.compare(one.length(), other.length()));
    }

    private static Set<String> stubbedPackages() {
        try (Stream<Path> files = Files.walk(SIGNATURES)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(file -> SIGNATURES.relativize(file.getParent()))
                    .map(folder -> folder.toString().replace('/', '.')).filter(name -> !name.startsWith("io.oauthlinks"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError("cannot list " + SIGNATURES, e);
        }
    }
}
