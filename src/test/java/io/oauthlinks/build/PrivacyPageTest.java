package io.oauthlinks.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.java.ao.schema.Table;
import org.junit.jupiter.api.Test;

/** Who adds a table tells what it holds about people, and for how long. */
class PrivacyPageTest {

    @Test
    void everyTableHasItsRow() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/privacy.md")).stream().filter(line -> line.startsWith("| `")).toList();

        List<String> tables = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.oauthlinks.jira.store").stream()
                .filter(type -> type.isAnnotatedWith(Table.class)).map(PrivacyPageTest::name).toList();

        assertThat(tables).hasSizeGreaterThan(15).allSatisfy(table ->
                assertThat(rows).as("the row of " + table).anyMatch(row -> row.substring(0, row.indexOf('|', 1)).contains("`" + table + "`")));
    }

    private static String name(JavaClass type) {
        return type.getAnnotationOfType(Table.class).value();
    }
}
