package io.oauthlinks.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.incominglink.InMemoryClientSecrets;
import io.oauthlinks.incominglink.InMemoryIncomingLinks;
import io.oauthlinks.incominglink.InMemoryResourceOwners;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.RememberedClients;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.mailchannel.InMemoryMailChannels;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.TestProjects;
import io.oauthlinks.mailchannel.ledger.InMemoryMailLedger;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.diagnosis.Step;
import io.oauthlinks.mailserver.diagnosis.StepResult;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.AccountMatch;
import io.oauthlinks.outgoinglink.AccountRules;
import io.oauthlinks.outgoinglink.Authority;
import io.oauthlinks.outgoinglink.ClientAuthentication;
import io.oauthlinks.outgoinglink.ClientRegistration;
import io.oauthlinks.outgoinglink.Endpoints;
import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.flow.InMemoryPendingAuthorizations;
import io.oauthlinks.outgoinglink.flow.Unanswered;
import io.oauthlinks.outgoinglink.flow.UnansweredAuthorizations;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.InMemoryAccounts;
import io.oauthlinks.outgoinglink.token.Tokens;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.Settings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description and the resources say the same. */
class OpenApiTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final List<Class<? extends Annotation>> METHODS = List.of(GET.class, POST.class, PUT.class, DELETE.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JavaClasses RESOURCES = new ClassFileImporter().importPackages("io.oauthlinks.jira.rest");
    private static JsonNode document;

    @BeforeAll
    static void read() throws Exception {
        try (InputStream in = OpenApiResource.class.getResourceAsStream(OpenApiResource.DOCUMENT)) {
            document = MAPPER.readTree(in);
        }
    }

    @Test
    void everyResourceIsDescribedAndNothingElse() {
        Set<String> described = new TreeSet<>();
        document.get("paths").fields().forEachRemaining(path -> path.getValue().fieldNames()
                .forEachRemaining(method -> described.add(method + " " + path.getKey())));
        Set<String> served = new TreeSet<>();
        for (JavaClass resource : RESOURCES) {
            if (resource.isAnnotatedWith(Path.class)) {
                resource.getMethods().forEach(method -> served.addAll(operations(resource, method)));
            }
        }
        assertThat(described).hasSizeGreaterThan(15).isEqualTo(served);
    }

    private static List<String> operations(JavaClass resource, JavaMethod method) {
        List<String> operations = new ArrayList<>();
        for (Class<? extends Annotation> verb : METHODS) {
            if (method.isAnnotatedWith(verb)) {
                String path = resource.getAnnotationOfType(Path.class).value()
                        + (method.isAnnotatedWith(Path.class) ? "/" + method.getAnnotationOfType(Path.class).value() : "");
                operations.add(verb.getSimpleName().toLowerCase(Locale.ROOT) + " /"
                        + path.replaceAll("\\{(\\w+):[^}]*}+", "{$1}").replaceAll("}+", "}"));
            }
        }
        return operations;
    }

    @Test
    void whatTakesABodySaysOfWhichType() {
        assertThat(RESOURCES.stream().filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(InputStream.class))))
                .hasSizeGreaterThan(6).allMatch(method -> method.getOwner().isAnnotatedWith(Consumes.class));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).hasSizeGreaterThan(30).allSatisfy(reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    }

    @Test
    void outgoingLinksHaveTheDescribedFields() {
        OutgoingLink link = new OutgoingLink(7, "google-abc", "Google", "", Authority.of(Provider.CUSTOM),
                new ClientRegistration("id", Secret.of("s3cret"), NOW, LocalDate.EPOCH, ClientAuthentication.BASIC),
                new Endpoints(null, URI.create("https://a.example"), URI.create("https://t.example"), false), Scopes.of("a"), Map.of(),
                AccountRules.ANY, "", NOW, NOW, false);
        Map<String, Object> json = new OutgoingLinkJson(new RedirectUrls(() -> URI.create("https://jira.example.com"))).of(link);
        assertThat(json.toString()).doesNotContain("s3cret");
        assertThat(json.keySet()).isEqualTo(fields("OutgoingLink", "writeOnly"));
        assertTaken(OutgoingLinkJson.FORM, "OutgoingLink", json);
    }

    @Test
    void mailServersHaveTheDescribedFields() {
        MailServer server = new MailServer(7, "IT", "", MailPreset.CUSTOM,
                new MailEndpoint(MailProtocol.IMAP, TlsMode.IMPLICIT, "mail.example.com", 993, Duration.ofSeconds(10), ""),
                new MailLogin(MailAuthentication.PASSWORD, "it@example.com", Secret.of("s3cret"), 0, 0), true, 0, NOW, NOW, false);
        Map<String, Object> json = MailServerJson.of(server);
        assertThat(json.toString()).doesNotContain("s3cret");
        assertThat(json.keySet()).isEqualTo(fields("MailServer", "writeOnly"));
        assertTaken(MailServerJson.TO_SAVE, "MailServer", json);
    }

    @Test
    void mailChannelsHaveTheDescribedFields() {
        Answers answers = new Answers(platform(I18nResolver.class, "text"), platform(LocaleResolver.class, Locale.ENGLISH), () -> true);
        InMemoryMailChannels channels = new InMemoryMailChannels();
        MailChannel channel = channels.save(TestChannels.channel("one"));
        Map<String, Object> json = new MailChannelJson(new TestProjects(), channels.states(), new InMemoryMailLedger(), answers).of(channel);
        assertThat(json.keySet()).isEqualTo(fields("MailChannel", ""));
        Set<String> status = new LinkedHashSet<>();
        document.at("/components/schemas/MailChannel/properties/status/properties").fieldNames().forEachRemaining(status::add);
        assertThat(((Map<?, ?>) json.get("status")).keySet()).hasToString(status.toString());
        Set<String> taken = new LinkedHashSet<>(fields("MailChannel", "readOnly"));
        assertThat(MailChannelJson.TO_CREATE.read(body(json)).keySet()).isEqualTo(taken);
        taken.remove("project");
        assertThat(MailChannelJson.TO_CHANGE.read(body(json)).keySet()).isEqualTo(taken);
        MailEntry entry = MailEntry.spooled("0".repeat(32), channel, new MailEntry.Placed(7, "INBOX", 1, "1"), new Spool.Spooled(1, "ab"), NOW);
        MailEntryJson entries = new MailEntryJson(answers);
        assertThat(entries.of(entry).keySet()).isEqualTo(fields("Mail", ""));
        assertThat(entries.page(new MailLedger.Page(List.of(entry), 0)).keySet()).isEqualTo(fields("MailPage", ""));
        assertThat(MailFetchResource.json(null, answers).keySet()).isEqualTo(fields("Fetch", ""));
        assertThat(ChannelTestResource.json(new TestRun(1, 7, "admin", "", NOW, null, Verdict.RUNNING, List.of(), List.of()), answers).keySet())
                .isEqualTo(fields("ChannelTest", ""));
        assertThat(values("Mail", "stage")).isEqualTo(Stream.of(MailEntry.Stage.values()).map(Enum::name).toList());
        assertThat(values("Mail", "outcome").subList(0, MailEntry.Outcome.values().length)).isEqualTo(Stream.of(MailEntry.Outcome.values()).map(Enum::name).toList());
        assertThat(values("MailChannel", "state")).isEqualTo(Stream.of(MailChannel.State.values()).map(Enum::name).toList());
    }

    private static InputStream body(Map<String, Object> json) {
        try {
            return new ByteArrayInputStream(MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer may be sent back, and so may all that goes in only. */
    private static void assertTaken(JsonForm form, String schema, Map<String, Object> answer) {
        Map<String, Object> body = new LinkedHashMap<>(answer);
        fields(schema, "readOnly").forEach(field -> body.putIfAbsent(field, "1"));
        Map<String, String> taken;
        try {
            taken = form.read(new ByteArrayInputStream(MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        assertThat(taken.keySet()).isEqualTo(fields(schema, "readOnly"));
    }

    @Test
    void theOthersHaveTheDescribedFields() {
        Answers answers = new Answers(platform(I18nResolver.class, "text"), platform(LocaleResolver.class, Locale.ENGLISH), () -> true);
        Problem problem = Problem.named("p", "r");
        Account account = new Account(1, 2, "m", "", new Tokens(Secret.of("t0ken"), null, NOW, NOW, Scopes.of("a")), "", AccountState.FAILING, NOW,
                problem, 1, NOW, "admin", NOW, NOW, null);
        Map<String, Object> accountJson = new AccountJson(answers).of(account);
        assertThat(accountJson.toString()).doesNotContain("t0ken");
        assertThat(accountJson.keySet()).isEqualTo(fields("Account", ""));
        assertThat(answers.problem(problem).keySet()).isEqualTo(fields("Problem", ""));

        InMemoryAccounts none = new InMemoryAccounts();
        AuthorizationJson authorizationJson = new AuthorizationJson(none, new UnansweredAuthorizations(new InMemoryPendingAuthorizations(), none,
                Clock.systemUTC()), new AccountJson(answers), answers);
        assertThat(authorizationJson.of(new Unanswered("m", "admin", "https://jira.example", NOW)).keySet()).isEqualTo(fields("Unanswered", ""));

        TestRun run = new TestRun(1, 2, "admin", "f", NOW, NOW, Verdict.FAILED,
                List.of(new StepResult(Step.DNS, Verdict.FAILED, 1, Message.of("k"), problem)), List.of("line"));
        Map<String, Object> runJson = new TestRunJson(answers).of(run);
        assertThat(runJson.keySet()).isEqualTo(fields("TestRun", ""));
        assertThat(((Map<?, ?>) ((List<?>) runJson.get("steps")).get(0)).keySet()).hasToString(fields("Step", "").toString());

        GrantJson grants = new GrantJson(new RememberedClients(new InMemoryIncomingLinks(), new InMemoryClientSecrets(), Clock.systemUTC()),
                new InMemoryResourceOwners());
        Grant grant = new Grant(1, "hash", 7, "alice", Set.of(JiraScope.READ), "192.0.2.7", NOW, NOW, null);
        assertThat(grants.own(grant).keySet()).isEqualTo(fields("OwnGrant", ""));
        assertThat(grants.of(grant).keySet()).isEqualTo(fields("Grant", ""));
        assertThat(grants.of(grant).toString()).doesNotContain("hash");

        assertThat(SettingsResource.json(Settings.DEFAULTS).keySet()).isEqualTo(fields("Settings", "writeOnly"));
        assertThat(AuditResource.json(new AuditEntry(1, NOW, "", "", "settings-changed", "", "", "", "")).keySet())
                .isEqualTo(fields("AuditEntry", ""));
        assertThat(Answers.page(List.of(), 0, 1, 0).keySet()).isEqualTo(fields("MailServerPage", ""));
    }

    /** A service of the platform that gives one answer to everything. */
    private static <T> T platform(Class<T> service, Object answer) {
        return service.cast(Proxy.newProxyInstance(OpenApiTest.class.getClassLoader(), new Class<?>[] {service},
                (proxy, method, arguments) -> answer));
    }

    @Test
    void enumerationsAreComplete() {
        assertThat(values("Step", "step")).isEqualTo(Stream.of(Step.values()).map(Step::id).toList());
        assertThat(values("Step", "verdict")).isEqualTo(Stream.of(Verdict.values()).map(Enum::name).toList());
        assertThat(values("Account", "state")).isEqualTo(Stream.of(AccountState.values()).map(Enum::name).toList());
        assertThat(values("MailServer", "preset")).isEqualTo(Stream.of(MailPreset.values()).map(Enum::name).toList());
        assertThat(values("OutgoingLink", "cloud")).isEqualTo(Stream.of(MicrosoftCloud.values()).map(Enum::name).toList());
        assertThat(values("OutgoingLink", "accountMatch")).isEqualTo(Stream.of(AccountMatch.values()).map(Enum::name).toList());
        assertThat(values("OutgoingLink", "provider")).isEqualTo(Stream.of(Provider.values()).map(Enum::name).toList());
    }

    private static List<String> values(String schema, String field) {
        List<String> values = new ArrayList<>();
        document.at("/components/schemas/" + schema + "/properties/" + field + "/enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    /** Names of the fields of a schema, in order, without those that carry a mark. */
    private static Set<String> fields(String schema, String withoutMark) {
        Set<String> fields = new LinkedHashSet<>();
        document.at("/components/schemas/" + schema + "/properties").fields().forEachRemaining(field -> {
            if (!field.getValue().path(withoutMark).asBoolean()) {
                fields.add(field.getKey());
            }
        });
        return fields;
    }
}
