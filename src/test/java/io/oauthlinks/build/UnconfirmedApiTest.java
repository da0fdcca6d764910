package io.oauthlinks.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** API that might differ in a real Jira is reached through one class each, so that one class changes when it does. */
class UnconfirmedApiTest {

    private static final Path CHECKLIST = Path.of("docs/first-real-jira.md");
    private static final Pattern ROW = Pattern.compile("\\| `(com\\.atlassian\\.[\\w.]+)` \\| (?:`(io\\.oauthlinks\\.[\\w.]+)`|nobody) \\|.*");
    private static final String WIRING = "io.oauthlinks.jira.wiring";

    @Test
    void eachIsUsedOnlyByTheClassThatTheChecklistNames() throws IOException {
        Map<String, String> adapters = adaptersByApi();

        JavaClasses app = new ClassFileImporter().importLocations(Set.of(Location.of(Path.of("target/classes"))));
        assertThat(adapters).hasSizeGreaterThanOrEqualTo(3);
        adapters.forEach((api, adapter) -> assertThat(usersOf(api, app)).as("classes that use " + api)
                .allMatch(user -> user.equals(adapter), "are " + (adapter.isEmpty() ? "none" : adapter)));
    }

    @Test
    void aUserIsSeen() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.class);

        assertThat(usersOf("com.atlassian.audit", planted)).containsExactly(UnconfirmedApiTest.class.getName());
        assertThat(usersOf("com.atlassian.audit.api.AuditService", planted)).containsExactly(UnconfirmedApiTest.class.getName());
        assertThat(usersOf("com.atlassian.aud", planted)).isEmpty();
        assertThat(usersOf("com.atlassian.audit.api.AuditServ", planted)).isEmpty();
    }

    private static Set<String> usersOf(String api, JavaClasses classes) {
        return classes.stream().filter(type -> !type.getPackageName().equals(WIRING))
                .filter(type -> type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass)
                        .anyMatch(target -> belongsTo(api, target)))
                .map(UnconfirmedApiTest::outermost).collect(Collectors.toSet());
    }

    /** @param api a package with all below it, or a type with those nested in it */
    private static boolean belongsTo(String api, JavaClass target) {
        return target.getName().equals(api) || target.getName().startsWith(api + ".") || target.getName().startsWith(api + "$");
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    /** An empty adapter means that nobody may use the API. */
    private static Map<String, String> adaptersByApi() throws IOException {
        return Files.readAllLines(CHECKLIST).stream().map(ROW::matcher).filter(Matcher::matches)
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2) == null ? "" : row.group(2)));
    }

    private static final class Planted {

        void use(com.atlassian.audit.api.AuditService service) {
            service.audit(null);
        }
    }
}
