package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.servers.Dovecot;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;

/**
 * A mail channel whose nodes die while mails arrive in parts. Dovecot, PostgreSQL and the shared home outlive them.
 * At the end {@link CrashOutcome} tells what became of each mail.
 */
final class CrashRun implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Death NEVER = new Death("ISSUE_STORED", 0);

    private final Setting setting;
    private final Random random;
    private final EmbeddedPostgres database;
    private final MailTables tables;
    private final Dovecot dovecot;
    private final CrashMails mails;
    private final Path home;
    private final List<RunningHost> nodes = new ArrayList<>();
    private final List<Death> died = new ArrayList<>();
    private final long channel;
    /** Of the last node that died; 0 for none. */
    private long lease;

    /**
     * What is tried.
     *
     * @param project DEV for Jira's own services, SUP for Service Management
     * @param part    most mails that arrive at once
     * @param patient whether leases of dead nodes last as long as they do; otherwise they are ended by hand, because their node is dead
     */
    record Setting(String project, int mails, int part, long seed, boolean patient) { }

    /**
     * How a node dies.
     *
     * @param step  of the host, after which it halts; null for kill -9 from outside
     * @param times that step has to be taken; for kill -9 so many changes in the database
     */
    record Death(String step, int times) {

        @Override
        public String toString() {
            return (step == null ? "kill -9" : step) + " after " + times;
        }
    }

    CrashRun(Setting setting) throws IOException {
        this.setting = setting;
        random = new Random(setting.seed());
        database = EmbeddedPostgres.start();
        tables = new MailTables(database.getJdbcUrl("postgres", "postgres"));
        dovecot = Dovecot.start(URI.create("http://nobody:asks@127.0.0.1:1/"));
        List<String> senders = setting.project().equals("SUP") ? List.of("alice@acme.example", "agent@acme.example")
                : List.of("admin@acme.example", "padmin@acme.example");
        mails = new CrashMails(dovecot, setting.mails(), senders, random);
        home = Files.createTempDirectory("oauth-links-crash");
        try {
            addNode();
            channel = setUp(new Administrator(nodes.get(0), null));
        } catch (RuntimeException | AssertionError failure) {
            close();
            throw failure;
        }
    }

    /** One more beside those that run. */
    void addNode() {
        nodes.add(start(nodes.size() + 1));
    }

    private RunningHost start(int node) {
        return RunningHost.startIn(home, "--db", database.getJdbcUrl("postgres", "postgres"), "--node", String.valueOf(node), "--no-practice");
    }

    private long setUp(Administrator admin) {
        admin.setting("allowedPrivateAddresses", "localhost");
        Map<String, String> server = new HashMap<>(Map.of("name", "Crash", "preset", "CUSTOM", "protocol", "IMAP", "tlsMode", "IMPLICIT",
                "host", "localhost", "port", String.valueOf(dovecot.imaps), "timeout", "2", "trustedCertificate", dovecot.caCertificate()));
        server.putAll(Map.of("userName", CrashMails.MAILBOX, "authentication", "PASSWORD", "password", CrashMails.PASSWORD, "enabled", "true"));
        long id = admin.save(server, admin.test(server));
        require(200, admin.http.rest("PUT", "mail-servers/" + id + "/projects",
                Map.of("sharedWith", "CHOSEN", "projects", List.of(setting.project()))));
        Map<String, Object> fields = new HashMap<>(Map.of("project", setting.project(), "name", "Crash", "serverId", id, "folder", "INBOX",
                "unknownSender", "REFUSE", "mostPerHour", 100_000, "disposal", "SEEN", "interval", 5, "sizeLimit", 25, "enabled", true));
        boolean service = setting.project().equals("SUP");
        fields.put(service ? "requestTypeId" : "issueTypeId", firstChoice(admin.http, service ? "requestTypeId" : "issueTypeId"));
        return require(201, admin.http.rest("POST", "mail-channels", fields)).path("id").asLong();
    }

    /** As the form offers them. */
    private String firstChoice(HttpUser admin, String field) {
        long project = HttpUser.json(admin.send(admin.request("/rest/api/2/project/" + setting.project()))).path("id").asLong();
        String form = admin.get(FormPage.BASE + "/projects/" + project + "/mail-channels/new").body();
        return Jsoup.parse(form).select("[name=" + field + "] option").eachAttr("value").stream().filter(value -> !value.isEmpty()).findFirst()
                .orElseThrow(() -> new AssertionError(form));
    }

    private static JsonNode require(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return HttpUser.json(answer);
    }

    /** Lets nodes die like this, one after the other, as long as there are mails. */
    void die(List<Death> deaths) {
        for (Death death : deaths) {
            if (!dies(death)) {
                return;
            }
        }
    }

    /** Waits until all mails are through. */
    CrashOutcome finish() {
        arm(NEVER);
        do {
            letLeaseEnd();
            comes(() -> false);
        } while (deliver());
        Eventually.until("all mails marked as seen", mails::unread, unread -> unread == 0);
        return new CrashOutcome(mails.all(), List.copyOf(died), setting.project(), HttpUser.script(nodes.get(0), "admin"), channel);
    }

    /** @return whether a node died so; otherwise all mails are through */
    private boolean dies(Death death) {
        arm(death);
        long before = tables.progress();
        deliver();
        letLeaseEnd();
        BooleanSupplier moment = death.step() != null ? () -> dead() >= 0 : () -> tables.progress() >= before + death.times();
        while (!comes(moment)) {
            if (!deliver()) {
                return false;
            }
        }
        if (death.step() == null) {
            LockSupport.parkNanos(random.nextInt(50_000_000));
            kill(nodes.get(random.nextInt(nodes.size())));
        }
        died.add(death);
        lease = tables.lease(channel);
        // while one starts, the other may take over and come to the same step
        for (int node = dead(); node >= 0; node = dead()) {
            nodes.set(node, start(node + 1));
        }
        return true;
    }

    private static void kill(RunningHost node) {
        node.process().destroyForcibly().onExit().join();
    }

    /** Index of a node that has ended; -1 for none. */
    private int dead() {
        return IntStream.range(0, nodes.size()).filter(node -> !nodes.get(node).process().isAlive()).findFirst().orElse(-1);
    }

    /** The node that takes the step for so many times halts by itself. */
    private void arm(Death death) {
        Death halt = death.step() == null ? NEVER : death;
        String body = HttpUser.text(Map.of("step", halt.step(), "times", halt.times()));
        for (RunningHost node : nodes) {
            HttpUser admin = HttpUser.script(node, "admin");
            HttpResponse<String> answer = admin.send(admin.request("/rest/host/1.0/crash").header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
    }

    /** @return false when no mails are left */
    private boolean deliver() {
        boolean some = mails.delivered() < mails.all().size();
        if (some) {
            mails.deliver(1 + random.nextInt(setting.part()));
        }
        return some;
    }

    /** No effect when the nodes have gone on meanwhile. */
    private void letLeaseEnd() {
        if (!setting.patient() && lease != 0) {
            tables.letEnd(lease);
        }
    }

    /** Waits for a moment. @return false when all mails in the mailbox are through before */
    private boolean comes(BooleanSupplier moment) {
        long limit = System.nanoTime() + LONGEST.toNanos();
        while (!moment.getAsBoolean()) {
            if (tables.through() >= mails.delivered()) {
                return false;
            }
            assertThat(System.nanoTime()).as("%d of %d mails are through, %s", tables.through(), mails.delivered(), died).isLessThan(limit);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(RunningHost::close);
        dovecot.close();
        database.close();
    }
}
