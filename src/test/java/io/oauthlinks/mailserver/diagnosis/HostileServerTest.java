package io.oauthlinks.mailserver.diagnosis;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.MailPath;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.settings.ProxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@Tag("slow")
class HostileServerTest {

    private ScriptedServer server;

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private TestMailServers imap(ScriptedServer.Script script) {
        server = ScriptedServer.playing(script);
        return mailServer().at(MailProtocol.IMAP, TlsMode.NONE, server.port()).timeout(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("M12: a name that does not exist is told at DNS")
    void unknownHost() {
        Trials.of(mailServer().host("no-such-host.invalid").build()).requireFailed(Step.DNS, "host-not-found");
    }

    @Test
    @DisplayName("M12: a look-up that hangs is told at DNS when the step's time is over")
    void hangingLookUp() {
        MailServer server = mailServer().host("mail.hangs.example").timeout(Duration.ofSeconds(1)).build();
        CountDownLatch end = new CountDownLatch(1);
        DnsStep step = new DnsStep(host -> {
            await(end);
            throw new UnknownHostException(host);
        });
        try (Trial trial = new Trial(server, MailPath.to(server.endpoint().host(), 993, ProxyServer.NONE), Clock.systemUTC())) {
            trial.begin();
            StepFailed failed = catchThrowableOfType(StepFailed.class, () -> step.run(trial));
            StepResult told = failed.at(Step.DNS, 0);
            assertThat(told.problem().reason()).isEqualTo("dns-timed-out");
            assertThat(Trials.text(told.finding())).isEqualTo("Looking up mail.hangs.example took too long");
        } finally {
            end.countDown();
        }
    }

    @Test
    @DisplayName("M12: a closed port is told at TCP")
    void closedPort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Trials.of(mailServer().at(MailProtocol.IMAP, TlsMode.NONE, port).build()).requireFailed(Step.TCP, "connection-refused");
    }

    @Test
    @DisplayName("M12: a server that takes no connection in time is told at TCP")
    void fullBacklog() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // nobody accepts: when the backlog is full, further connections get no answer
            for (int i = 0; i < 4; i++) {
                Socket client = new Socket();
                waiting.add(client);
                try {
                    client.connect(socket.getLocalSocketAddress(), 100);
                } catch (java.net.SocketTimeoutException full) {
                    break;
                }
            }
            Trials.of(mailServer().at(MailProtocol.IMAP, TlsMode.NONE, socket.getLocalPort()).timeout(Duration.ofSeconds(1)).build())
                    .requireFailed(Step.TCP, "connect-timed-out");
        } finally {
            for (Socket client : waiting) {
                client.close();
            }
        }
    }

    @Test
    @DisplayName("M12: a silent server is told at the greeting")
    void silentServer() {
        Trials.of(imap(ScriptedServer.Line::silence).build()).requireFailed(Step.GREETING, "no-answer");
    }

    @Test
    void serverThatClosesIsToldWhereItCloses() {
        Trials.of(imap(line -> line.say("* OK ready")).build()).requireFailed(Step.CAPABILITIES, "connection-closed");
    }

    @Test
    void endlessLineEnds() {
        Trials.of(imap(line -> {
            byte[] much = "x".repeat(10_000).getBytes();
            while (true) {
                line.sayBytes(much);
            }
        }).build()).requireFailed(Step.GREETING, "answer-too-large");
    }

    @Test
    void endlessLinesEnd() {
        Trials trials = Trials.of(imap(line -> {
            line.say("* OK ready");
            line.hear();
            while (true) {
                line.say("* CAPABILITY " + "X".repeat(1000));
            }
        }).timeout(Duration.ofSeconds(10)).build()).requireFailed(Step.CAPABILITIES, "answer-too-large");
        assertThat(trials.transcript()).hasSizeLessThanOrEqualTo(201);
        assertThat(trials.transcript()).allMatch(line -> line.length() < 600);
    }

    @Test
    void slowDripEndsWithTheStepNotWithTheByte() {
        long begun = System.nanoTime();
        Trials.of(imap(line -> {
            while (true) {
                line.sayBytes(new byte[] {'x'});
                line.waitMillis(200);
            }
        }).build()).requireFailed(Step.GREETING, "no-answer");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void bytesThatAreNoTextAreShownAsReplacements() {
        Trials trials = Trials.of(imap(line -> {
            line.sayBytes(new byte[] {'*', ' ', 'O', 'K', ' ', 0, (byte) 0xff, 27, '[', '3', '1', 'm', '<', 'b', '>', '\r', '\n'});
            line.silence();
        }).build());
        assertThat(trials.at(Step.GREETING).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(Trials.text(trials.at(Step.GREETING).finding())).isEqualTo("\uFFFD\uFFFD\uFFFD[31m<b>");
        assertThat(trials.transcript()).noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
    }

    @Test
    void continuationsWithoutEndEnd() {
        Trials.of(imap(Scripts.imap("AUTH=XOAUTH2", line -> "+ " + Scripts.CHALLENGE)).build()).requireFailed(Step.LOGIN, "token-refused");
        assertThat(server.heard()).hasSizeLessThan(8);
    }

    @Test
    void capabilitiesThatAreRefusedAreToldInTheServersWords() {
        Trials trials = Trials.of(imap(line -> {
            line.say("* OK ready");
            line.answer(said -> said.substring(0, 2) + " BAD what?");
        }).build()).requireFailed(Step.CAPABILITIES, "unexpected-answer");
        assertThat(trials.at(Step.CAPABILITIES).problem().providerWords()).isEqualTo("BAD what?");
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
