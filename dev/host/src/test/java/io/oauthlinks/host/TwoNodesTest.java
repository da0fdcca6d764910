package io.oauthlinks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class TwoNodesTest {

    private static final TestBundle APP = new TestBundle()
            .modules("<servlet key=\"s\" class=\"com.example.Count\"><url-pattern>/count</url-pattern></servlet>"
                    + "<ao key=\"ao\"><entity>com.example.Row</entity></ao>")
            .index("imports", "com.atlassian.activeobjects.external.ActiveObjects")
            .source("Row", "public interface Row extends Entity { @Unique @NotNull String getText(); void setText(String s); }")
            .source("Count", """
                    @UnrestrictedAccess public class Count extends HttpServlet {
                        private final ActiveObjects ao; public Count(ActiveObjects ao) { this.ao = ao; }
                        protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                            ao.create(Row.class, new DBParam("TEXT", q.getParameter("text"))).save(); r.getWriter().print(ao.count(Row.class)); }
                    }""");

    private static HostOptions options(int node, EmbeddedPostgres database, Path home) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new HostOptions(socket.getLocalPort(), node, database.getJdbcUrl("postgres", "postgres"), false, false, false, false, home, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void startTogetherOnAnEmptyDatabaseAndShareIt() throws IOException {
        Path home = Files.createTempDirectory("cluster");
        Path jar = APP.build(home);
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            List<HostOptions> options = IntStream.of(1, 2).mapToObj(node -> options(node, database, home)).toList();
            List<CompletableFuture<Host>> starting = options.stream().map(o -> CompletableFuture.supplyAsync(() -> {
                Host.prepare(o);
                Host host = new Host(o);
                host.apps().install(jar);
                return host;
            })).toList();
            try (Host first = starting.get(0).join(); Host second = starting.get(1).join()) {
                assertThat(first).isNotSameAs(second);
                assertThat(new Browser(options.get(0).baseUrl()).get("/plugins/servlet/count?text=a").body()).isEqualTo("1");
                assertThat(new Browser(options.get(1).baseUrl()).get("/plugins/servlet/count?text=b").body()).isEqualTo("2");
                hearOfAChangedProject(options.get(0), options.get(1));
                hearOfAChangedUser(options.get(0), options.get(1));
            }
        }
    }

    /** So the second node has projects in memory, and what it knows of issues comes from the database. */
    private static void hearOfAChangedProject(HostOptions one, HostOptions other) {
        Browser agent = new Browser(other.baseUrl()).loggedInAs("agent");
        assertThat(agent.get("/rest/api/2/issue/SUP-1").body()).contains("SUP-1");
        Browser admin = new Browser(one.baseUrl()).loggedInAs("admin");
        assertThat(admin.put("/rest/api/2/project/SUP", "application/json", "{\"key\":\"HELP\"}").statusCode()).isEqualTo(200);

        long limit = System.nanoTime() + 5_000_000_000L;
        while (!agent.get("/rest/api/2/issue/SUP-1").body().contains("HELP-1")) {
            assertThat(System.nanoTime()).as("the other node hears of the key").isLessThan(limit);
        }
        assertThat(agent.post("/rest/api/2/issue/HELP-1/comment", "application/json", "{\"body\":\"seen on the first\"}").statusCode()).isEqualTo(201);
        assertThat(admin.get("/rest/api/2/issue/SUP-1/comment").body()).contains("seen on the first");
    }

    /** The second node has everybody in memory, and forgets it when the first announces a change. */
    private static void hearOfAChangedUser(HostOptions one, HostOptions other) {
        Browser agent = new Browser(other.baseUrl()).loggedInAs("agent");
        assertThat(agent.get("/rest/api/2/myself").statusCode()).isEqualTo(200);
        Browser admin = new Browser(one.baseUrl()).loggedInAs("admin");
        admin.put("/rest/api/2/user?username=agent", "application/json", "{\"active\":false}");

        long limit = System.nanoTime() + 1_000_000_000L;
        // a slow machine may take long to answer a call that began in time
        long began;
        int status;
        do {
            began = System.nanoTime();
            status = agent.get("/rest/api/2/myself").statusCode();
        } while (status != 401 && began < limit);
        assertThat(status).isEqualTo(401);
    }
}
