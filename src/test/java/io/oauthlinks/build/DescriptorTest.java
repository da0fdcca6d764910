package io.oauthlinks.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.oauthlinks.jira.http.Audience;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.java.ao.RawEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code atlassian-plugin.xml} and the templates name exists, and what exists is named. */
class DescriptorTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String CONDITIONS = "com.atlassian.jira.plugin.webfragment.conditions.";
    private static final String PROJECT_SETTINGS = "atl.jira.proj.config";
    private static final String SYSTEM_ADMIN = CONDITIONS + "UserIsSysAdminCondition";
    private static final Pattern CALL = Pattern.compile("\\$!?\\{?([A-Za-z][A-Za-z0-9_.]*)\\.([A-Za-z]\\w*)\\(");
    /** Methods of the JDK's value types, which every template may call. */
    private static final Set<String> OF_VALUES = Set.of("size", "isEmpty", "get", "contains", "containsKey");

    /** They look after themselves. */
    private static final Set<String> OPEN = Set.of("CallbackServlet", "PersonalServlet", "ProjectServlet", "OwnGrantsResource", "AuthorizeServlet",
            "LogoServlet", "TokenFilter", "RevocationFilter", "MetadataFilter", "BearerFilter", "StoppingGate",
            "ChannelTestResource", "MailChannelsResource", "MailFetchResource", "MailLogResource", "ParkedMailsResource");

    private static Document descriptor;

    @BeforeAll
    static void parse() throws Exception {
        descriptor = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("atlassian-plugin.xml").toFile());
    }

    private static List<Element> elements(String name) {
        NodeList nodes = descriptor.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }

    private static List<String> texts(String name) {
        return elements(name).stream().map(Element::getTextContent).map(String::strip).toList();
    }

    @Test
    void everyClassExists() {
        List<String> classes = Stream.concat(Stream.concat(elements("servlet").stream(),
                elements("servlet-filter").stream()).map(module -> module.getAttribute("class")),
                texts("entity").stream()).toList();
        assertThat(classes).hasSizeGreaterThan(5).allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
    }

    @Test
    void everyEntityIsDeclaredAndNothingElse() {
        Set<String> entities = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("io.oauthlinks.jira.store").stream()
                .filter(type -> type.isInterface() && type.isAssignableTo(RawEntity.class)).map(JavaClass::getName).collect(Collectors.toSet());
        assertThat(texts("entity")).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(entities)
                .allSatisfy(name -> assertThat(Class.forName(name)).isPublic());
    }

    @Test
    void everyRestPackageHoldsResources() {
        assertThat(texts("package")).allSatisfy(name -> assertThat(new ClassFileImporter().importPackages(name).stream()
                .filter(type -> type.isAnnotatedWith("jakarta.ws.rs.Path"))).isNotEmpty());
    }

    @Test
    void everyResourceAndServletSaysWhomItAnswers() {
        List<JavaClass> guarded = new ClassFileImporter().importPackages("io.oauthlinks.jira").stream().filter(type ->
                type.isAnnotatedWith("jakarta.ws.rs.Path") || type.isAssignableTo("jakarta.servlet.http.HttpServlet") || type.isAssignableTo("jakarta.servlet.Filter"))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT)).toList();
        assertThat(guarded).hasSizeGreaterThan(8).allMatch(type -> type.isAnnotatedWith("com.atlassian.annotations.security.SystemAdminOnly")
                || OPEN.contains(type.getSimpleName()) && type.isAnnotatedWith("com.atlassian.annotations.security.UnrestrictedAccess"));
    }

    @Test
    void moduleKeysAreUnique() {
        List<String> keys = IntStream.range(0, descriptor.getDocumentElement().getChildNodes().getLength())
                .mapToObj(descriptor.getDocumentElement().getChildNodes()::item).filter(Element.class::isInstance).map(Element.class::cast)
                .map(module -> module.getAttribute("key")).filter(key -> !key.isEmpty()).toList();
        assertThat(keys).hasSizeGreaterThan(8).doesNotHaveDuplicates();
    }

    @Test
    void everyMenuItemIsForTheAudienceOfThePageThatItLeadsTo() {
        Map<String, String> conditions = Map.of("system.user.options/personal", CONDITIONS + "UserLoggedInCondition",
                "system.user.profile.links/operations", CONDITIONS + "UserIsTheLoggedInUserCondition",
                PROJECT_SETTINGS + "/projectgroup4", CONDITIONS + "UserIsProjectAdminCondition");
        List<Element> items = elements("web-item");
        assertThat(items).hasSizeGreaterThan(5).allSatisfy(item -> {
            String section = item.getAttribute("section");
            Element condition = (Element) item.getElementsByTagName("condition").item(0);
            assertThat(condition.getAttribute("class")).isEqualTo(conditions.getOrDefault(section, SYSTEM_ADMIN));
            Audience audience = section.startsWith(PROJECT_SETTINGS) ? Audience.PROJECT_ADMINISTRATORS
                    : conditions.containsKey(section) ? Audience.SIGNED_IN : Audience.SYSTEM_ADMINISTRATORS;
            String path = item.getElementsByTagName("link").item(0).getTextContent().replaceFirst("\\?.*", "");
            assertThat(Arrays.stream(Route.values()).filter(route -> route.audience() == audience).map(route -> Route.BASE + route.pattern())).contains(path);
        });
        elements("param").stream().filter(param -> param.getAttribute("name").equals("configure.url"))
                .forEach(param -> assertIsPage(param.getTextContent()));
    }

    private static void assertIsPage(String path) {
        assertThat(Arrays.stream(Route.values()).map(route -> Route.BASE + route.pattern())).contains(path);
    }

    @Test
    void everyResourceFileExists() {
        Stream<String> locations = elements("resource").stream().filter(resource -> resource.getAttribute("type").equals("download"))
                .map(resource -> resource.getAttribute("location"));
        Stream<String> icons = elements("param").stream().map(Element::getTextContent).filter(text -> text.endsWith(".png"));
        assertThat(Stream.concat(locations, icons)).hasSizeGreaterThan(5).allSatisfy(file -> assertThat(RESOURCES.resolve(file)).exists());
    }

    @Test
    void templatesCallOnlyWhatTheAllowlistNames() {
        List<String> allowed = texts("method");
        Set<String> names = allowed.stream().map(method -> method.replaceAll(".*#(\\w+)\\(.*", "$1")).collect(Collectors.toSet());
        Set<String> called = new HashSet<>();
        for (Path template : templates()) {
            for (MatchResult call : CALL.matcher(read(template)).results().toList()) {
                if (call.group(1).equals("texts")) {
                    called.add(call.group(2));
                } else {
                    assertThat(OF_VALUES).as(template + ": $" + call.group(1) + "." + call.group(2)).contains(call.group(2));
                }
            }
        }
        assertThat(called).isNotEmpty().isSubsetOf(names);
    }

    @Test
    void theAllowlistNamesMethodsThatExist() {
        Set<String> existing = new HashSet<>();
        for (Method method : Texts.class.getDeclaredMethods()) {
            existing.add(method.getDeclaringClass().getName() + "#" + method.getName() + Arrays.stream(method.getParameterTypes())
                    .map(Class::getTypeName).collect(Collectors.joining(",", "(", ")")));
        }
        assertThat(existing).containsAll(texts("method"));
        assertThat(texts("method")).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void templatesEscapeEverything() {
        assertThat(templates()).hasSizeGreaterThan(10).allSatisfy(template -> assertThat(read(template))
                .doesNotContain("#disable_html_escaping", "#htmlSafe", "$body", "$head")
                .doesNotContainPattern("(?i)\\$!?\\{?[\\w.]*html\\b").doesNotContainPattern("\\.(render|getRender)\\w*\\(")
                .doesNotContain("<script>", "style=\"").doesNotContainPattern("\\son[a-z]+="));
    }

    @Test
    void everyTemplateThatJavaNamesExists() throws IOException {
        Pattern name = Pattern.compile("\"(templates/[a-z/-]+\\.vm)\"");
        Set<String> named = new HashSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> name.matcher(read(file)).results().forEach(found -> named.add(found.group(1))));
        }
        assertThat(named).hasSizeGreaterThan(10).allSatisfy(template -> assertThat(RESOURCES.resolve(template)).exists());
    }

    private static List<Path> templates() {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".vm")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
