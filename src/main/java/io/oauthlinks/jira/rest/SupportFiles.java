package io.oauthlinks.jira.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.incominglink.LinkProblems;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.settings.SettingsStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What an administrator sends along with a question: how the app stands and everything in it, as JSON files. {@link MaskedJson} says what is left out. */
public final class SupportFiles {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'oauth-links-support-'yyyyMMdd-HHmmss'.zip'").withZone(ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter INDENTED = MAPPER.writerWithDefaultPrettyPrinter();

    private final Outgoing outgoing;
    private final Incoming incoming;
    private final SettingsStore settings;
    private final List<File> others;
    private final Clock clock;

    /** Outgoing links with their accounts, and mail servers with their last tests. */
    public record Outgoing(OutgoingLinks links, Accounts accounts, MailServers servers, TestRuns tests, OutgoingLinkJson linkJson,
                           AccountJson accountJson, TestRunJson testJson) { }

    /** Incoming links with their recent problems. */
    public record Incoming(IncomingLinks links, LinkProblems problems, IncomingLinkJson json) { }

    /** @param content maps, lists, texts, numbers; asked for at each download */
    public record File(String name, Supplier<Object> content) { }

    public SupportFiles(Outgoing outgoing, Incoming incoming, SettingsStore settings, List<File> others, Clock clock) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.settings = settings;
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    /** A ZIP archive. What cannot be read says so in its file, and the others are there all the same. */
    public Response.Download download() {
        List<File> files = new ArrayList<>(others);
        files.add(new File("settings.json", () -> SettingsResource.json(settings.latest())));
        files.add(new File("outgoing-links.json", this::outgoingLinks));
        files.add(new File("mail-servers.json", this::mailServers));
        files.add(new File("incoming-links.json", this::incomingLinks));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (File file : files) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(INDENTED.writeValueAsBytes(MaskedJson.of(MAPPER.valueToTree(content(file)))));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Response.Download(NAME.format(clock.instant()), "application/zip", bytes.toByteArray());
    }

    private static Object content(File file) {
        try {
            return file.content().get();
        } catch (RuntimeException failure) {
            return Map.of("failure", failure.getClass().getName());
        }
    }

    private Object outgoingLinks() {
        Map<Long, List<Account>> accounts = outgoing.accounts().all().stream().collect(Collectors.groupingBy(Account::linkId));
        List<Map<String, Object>> links = new ArrayList<>();
        for (OutgoingLink link : outgoing.links().all()) {
            Map<String, Object> json = outgoing.linkJson().of(link);
            json.put("accounts", accounts.getOrDefault(link.id(), List.of()).stream().map(outgoing.accountJson()::of).toList());
            links.add(json);
        }
        return links;
    }

    private Object mailServers() {
        List<MailServer> servers = outgoing.servers().all();
        Map<Long, TestRun> tests = outgoing.tests().byIds(servers.stream().map(MailServer::lastTestId).filter(id -> id != 0).toList());
        List<Map<String, Object>> all = new ArrayList<>();
        for (MailServer server : servers) {
            Map<String, Object> json = MailServerJson.of(server);
            TestRun test = tests.get(server.lastTestId());
            json.put("lastTest", test == null ? null : outgoing.testJson().of(test));
            all.add(json);
        }
        return all;
    }

    private Object incomingLinks() {
        List<Map<String, Object>> links = new ArrayList<>();
        for (IncomingLink link : incoming.links().all()) {
            Map<String, Object> json = incoming.json().inList(link, 0);
            json.remove("grants");
            json.put("recentProblems", problems(link.id()));
            links.add(json);
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("links", links);
        file.put("problemsOfUnknownClients", problems(0));
        return file;
    }

    private List<Map<String, Object>> problems(long linkId) {
        return incoming.problems().ofLink(linkId).stream().map(SupportFiles::problem).toList();
    }

    private static Map<String, Object> problem(LinkProblem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", problem.reason());
        json.put("sent", problem.sent());
        json.put("correlationId", problem.correlationId());
        json.put("count", problem.count());
        json.put("firstAt", Answers.time(problem.firstAt()));
        json.put("lastAt", Answers.time(problem.lastAt()));
        return json;
    }
}
