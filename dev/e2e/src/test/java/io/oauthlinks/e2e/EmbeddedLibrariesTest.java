package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the bundle embeds is what documentation, notice and bill of materials say, with its licence and a reason. */
class EmbeddedLibrariesTest {

    private static final Set<String> ACCEPTED_LICENCES = Set.of("Apache-2.0", "BSD-3-Clause", "MIT");
    private static final Pattern IN_DOCUMENTATION = Pattern.compile("(?m)^\\| ([\\w-]+) \\| ([\\w.-]+) \\| ([\\w.-]+) \\| .{10,} \\|$");
    private static final Pattern IN_NOTICE = Pattern.compile("(?m)^([\\w-]+?-\\d[\\w.-]*) +([A-Z][\\w.-]+)  ");

    @Test
    void theDocumentationGivesLicenceAndReasonOfEach() throws IOException {
        String page = Files.readString(RunningHost.REPOSITORY.resolve("docs/dependencies.md"));
        String section = page.substring(page.indexOf("## In the bundle"), page.indexOf("## Only for development"));
        TreeMap<String, String> licences = new TreeMap<>();
        Matcher row = IN_DOCUMENTATION.matcher(section);
        while (row.find()) {
            licences.put(row.group(1) + "-" + row.group(2), row.group(3));
        }
        assertThat(licences.keySet()).isEqualTo(embedded());
        assertThat(licences).isEqualTo(licencesOfBillOfMaterials());
    }

    @Test
    void theNoticeInTheJarNamesEach() throws IOException {
        TreeMap<String, String> licences = new TreeMap<>();
        try (JarFile bundle = new JarFile(RunningHost.bundle().toFile())) {
            assertThat(text(bundle, "META-INF/LICENSE")).contains("Apache License");
            Matcher line = IN_NOTICE.matcher(text(bundle, "META-INF/NOTICE"));
            while (line.find()) {
                licences.put(line.group(1), line.group(2));
            }
        }
        assertThat(licences).isEqualTo(licencesOfBillOfMaterials());
    }

    @Test
    void theBillOfMaterialsListsWhatIsEmbeddedAndNothingElse() throws IOException {
        TreeMap<String, String> licences = licencesOfBillOfMaterials();
        assertThat(licences.keySet()).isEqualTo(embedded());
        assertThat(ACCEPTED_LICENCES).containsAll(licences.values());
    }

    private static Set<String> embedded() throws IOException {
        Set<String> jars = new TreeSet<>();
        try (JarFile bundle = new JarFile(RunningHost.bundle().toFile())) {
            bundle.stream().map(JarEntry::getName).filter(name -> name.endsWith(".jar")).map(name -> name.replaceAll(".*/|\\.jar$", ""))
                    .forEach(jars::add);
        }
        assertThat(jars).hasSizeGreaterThan(5);
        return jars;
    }

    private static TreeMap<String, String> licencesOfBillOfMaterials() throws IOException {
        Path file = RunningHost.REPOSITORY.resolve("target/bom.json");
        assertThat(file).as("written by mvn -f dev verify").exists();
        TreeMap<String, String> licences = new TreeMap<>();
        for (JsonNode component : new ObjectMapper().readTree(file.toFile()).path("components")) {
            assertThat(component.path("hashes")).as(component.toString()).isNotEmpty();
            licences.put(component.path("name").asText() + "-" + component.path("version").asText(),
                    component.path("licenses").path(0).path("license").path("id").asText());
        }
        return licences;
    }

    private static String text(JarFile bundle, String entry) throws IOException {
        return new String(bundle.getInputStream(bundle.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
