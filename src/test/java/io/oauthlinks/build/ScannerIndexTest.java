package io.oauthlinks.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A development environment that compiles single files can leave a part of the index behind; such a bundle must not be built. */
class ScannerIndexTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final DescribedPredicate<CanBeAnnotated> STEREOTYPE =
            CanBeAnnotated.Predicates.metaAnnotatedWith("org.springframework.stereotype.Component")
                    .or(CanBeAnnotated.Predicates.annotatedWith("jakarta.inject.Named"));
    private static final String IMPORT = "com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport";

    private final JavaClasses classes = new ClassFileImporter().importLocations(Set.of(Location.of(CLASSES)));

    @Test
    void everyComponentIsInTheIndexAndNothingElse() throws IOException {
        Set<String> components = classes.stream().filter(STEREOTYPE::test)
                .filter(type -> !type.isInterface() && !type.isAnnotation() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(index("component")).isEqualTo(components);
    }

    @Test
    void everyImportedServiceIsInTheIndexAndNothingElse() throws IOException {
        Stream<String> fields = classes.stream().flatMap(type -> type.getFields().stream())
                .filter(field -> field.isAnnotatedWith(IMPORT)).map(field -> field.getRawType().getName());
        Stream<String> parameters = classes.stream().flatMap(type -> type.getConstructors().stream())
                .flatMap(constructor -> constructor.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(IMPORT)).map(parameter -> parameter.getRawType().getName());

        assertThat(index("imports")).isEqualTo(Stream.concat(fields, parameters).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> index(String file) throws IOException {
        return Files.readAllLines(CLASSES.resolve("META-INF/plugin-components").resolve(file)).stream()
                .map(line -> line.replaceFirst("#.*", "")).collect(Collectors.toCollection(TreeSet::new));
    }
}
