package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.Administrator.Link;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Figures, printed: how long the server takes for each list with 1,000 rows, and how long the host takes to start. Not part of
 * any suite: {@code mvn -f dev verify -pl e2e -am -Dtest=ListTimesBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 * Filling takes minutes; {@code -Dbenchmark.home=DIR} keeps the filled home for the next run.
 */
@Tag("benchmark")
class ListTimesBenchmark {

    private static final int ROWS = 1_000;
    private static final int WARM_UP = 100;
    private static final int LOOKS = 101;
    private static final Pattern STARTED = Pattern.compile("Started in (\\d+) ms");

    @Test
    void startOfTheHost() throws IOException {
        System.out.println("Start without practice provider: " + starts("--no-practice") + " ms");
        System.out.println("Start with practice provider: " + starts() + " ms");
    }

    private static List<Long> starts(String... arguments) throws IOException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (RunningHost host = RunningHost.startAsDevRun(Files.createTempDirectory("oauth-links-host"), arguments)) {
                Matcher started = STARTED.matcher(String.join("\n", host.output()));
                assertThat(started.find()).isTrue();
                millis.add(Long.parseLong(started.group(1)));
            }
        }
        return millis;
    }

    @Test
    void listsWithAThousandRows() throws IOException {
        String home = System.getProperty("benchmark.home");
        boolean filled = home != null && Files.isDirectory(Path.of(home));
        try (RunningHost host = RunningHost.startAsDevRun(home == null ? Files.createTempDirectory("oauth-links-host") : Path.of(home))) {
            Administrator admin = new Administrator(host);
            if (!filled) {
                fill(admin);
                connect(host);
            }
            Map<String, Long> figures = new LinkedHashMap<>();
            for (String page : List.of("/outgoing-links", "/mail-servers", "/audit-log", "/incoming-links", "/incoming-links/1/grants",
                    "/grants?user=padmin")) {
                figures.put("page " + page, median(() -> admin.http.get(FormPage.BASE + page)));
            }
            for (String resource : List.of("grants?linkId=1&limit=1000", "incoming-links?limit=1000", "outgoing-links?limit=1000",
                    "outgoing-links/1/accounts", "mail-servers?limit=1000")) {
                figures.put("REST " + resource, median(() -> admin.http.rest("GET", resource, null)));
            }
            HttpUser padmin = HttpUser.signedIn(host, "padmin");
            figures.put("page /authorized-applications", median(() -> padmin.get(FormPage.BASE + "/authorized-applications")));
            figures.put("REST my/grants", median(() -> padmin.rest("GET", "my/grants?limit=1000", null)));
            figures.forEach((list, millis) -> System.out.println(list + " with " + ROWS + " rows: " + millis + " ms"));
        }
    }

    /** 1,000 links, and on the first of them 1,000 accounts with a mail server each; the audit log has all of it. */
    private static void fill(Administrator admin) {
        Link first = admin.createLink(Map.of());
        for (int i = 1; i < ROWS; i++) {
            admin.createLink(Map.of("name", "Link " + i, "issuer", "", "authorizationEndpoint", admin.practice.issuer() + "/oauth2/authorize",
                    "tokenEndpoint", admin.practice.issuer() + "/oauth2/token"));
        }
        for (int i = 0; i < ROWS; i++) {
            Map<String, String> server = new HashMap<>(admin.authorized(admin.practiceServer(first, "IMAP", Practice.SUPPORT)));
            server.put("enabled", "false");
            assertThat(admin.http.rest("POST", "mail-servers", server).statusCode()).isEqualTo(201);
        }
    }

    /** One user allows the first of 1,000 incoming links 1,000 times. */
    private static void connect(RunningHost host) {
        Registrations registrations = new Registrations(host);
        ClientApplication first = registrations.nativeApplication();
        for (int i = 1; i < ROWS; i++) {
            registrations.web();
        }
        HttpUser padmin = HttpUser.signedIn(host, "padmin");
        for (int i = 0; i < ROWS; i++) {
            first.connect(padmin, "READ");
        }
    }

    /** Milliseconds from request to the last byte of the answer, on the loopback interface. */
    private static long median(Supplier<HttpResponse<String>> look) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < WARM_UP + LOOKS; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = look.get();
            assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        return millis.stream().skip(WARM_UP).sorted().toList().get(LOOKS / 2);
    }
}
