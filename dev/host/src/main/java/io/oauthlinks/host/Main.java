package io.oauthlinks.host;

import java.lang.management.ManagementFactory;
import io.oauthlinks.host.product.tls.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** {@code dev/run}: starts the host with the app and the practice provider, and runs until it is interrupted. */
public final class Main {

    private static final List<String> PRACTICE_PORTS = List.of("httpPort", "imapPort", "imapsPort", "pop3Port", "pop3sPort", "smtpPort");

    private Main() {
    }

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(CommandLine.HELP);
            return;
        }
        try {
            CommandLine commandLine = CommandLine.parse(Path.of("").toAbsolutePath(), arguments);
            configureLog(commandLine.options());
            run(commandLine);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + CommandLine.HELP);
            System.exit(2);
        } catch (Throwable e) {
            // threads of Felix and Tomcat would keep a JVM alive that serves nothing
            e.printStackTrace();
            System.err.println("The host cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Logback and SLF4J read these when the first logger is made. */
    private static void configureLog(HostOptions options) {
        System.setProperty("host.log.file", options.home().resolve("log").resolve("node" + options.node() + ".log").toString());
        // several threads begin at once; what they log while Logback starts is replayed, which is not worth a warning
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private static void run(CommandLine commandLine) throws Exception {
        HostOptions options = commandLine.options();
        setInitialSettings(options);
        CountDownLatch stopped = new CountDownLatch(1);
        Tls tls = Host.prepare(options);
        CompletableFuture<PracticeProvider> practice = options.practice()
                ? CompletableFuture.supplyAsync(() -> startPractice(commandLine, tls)) : CompletableFuture.completedFuture(null);
        Host host = new Host(options);
        String app = host.apps().install(options.bundle());
        commandLine.beside().forEach(host.apps()::installBeside);
        PracticeProvider provider = practice.join();
        Redeploy redeploy = new Redeploy(host.apps(), options.bundle());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            redeploy.close();
            if (provider != null) {
                provider.close();
            }
            host.close();
            stopped.countDown();
        }, "stop"));
        announce(options, app, provider);
        stopped.await();
    }

    /** The app's settings until others are saved: http while Jira itself is http, and the practice provider although it is on loopback. */
    private static void setInitialSettings(HostOptions options) {
        System.setProperty("oauth-links.development-override", String.valueOf(!options.tls()));
        System.setProperty("oauth-links.allowed-private-addresses", options.practice() ? "localhost" : "");
    }

    private static PracticeProvider startPractice(CommandLine commandLine, Tls tls) {
        Map<String, String> settings = new LinkedHashMap<>();
        int port = commandLine.options().port();
        for (String name : PRACTICE_PORTS) {
            settings.put(name, String.valueOf(commandLine.freePorts() ? 0 : ++port));
        }
        settings.put("keyStore", tls.keyStore().toString());
        settings.put("keyStorePassword", tls.keyStorePassword());
        settings.put("https", String.valueOf(commandLine.options().tls()));
        settings.put("jiraBaseUrl", commandLine.options().baseUrl().toString());
        return PracticeProvider.start(commandLine.practiceDir(), settings);
    }

    private static void announce(HostOptions options, String app, PracticeProvider provider) {
        System.out.println("Ready: " + options.baseUrl());
        System.out.println("Jira: " + JiraLine.ofHost().product());
        System.out.println("App: " + app);
        System.out.println("Logins: admin, padmin, agent, alice (the password is the name)");
        System.out.println("Home: " + options.home());
        if (provider != null) {
            Map<String, String> practice = provider.properties();
            System.out.println("Practice provider: " + practice.get("url"));
            System.out.println("Practice controls: " + practice.get("controls"));
            System.out.println("Practice mails, to send some: " + practice.get("controls") + "/mail");
            System.out.println("Practice issuer: " + practice.get("issuer"));
            System.out.println("Practice client: " + practice.get("clientId") + " " + practice.get("clientSecret"));
            System.out.println("Practice mail: " + PRACTICE_PORTS.stream().skip(1)
                    .map(name -> name.replace("Port", "") + " " + practice.get(name)).collect(java.util.stream.Collectors.joining(", ")));
        }
        // not the start of the process, which dev/run hands over after it has built
        Instant jvmStart = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        System.out.println("Started in " + Duration.between(jvmStart, Instant.now()).toMillis() + " ms");
    }
}
