package io.oauthlinks.practice;

import io.oauthlinks.practice.authorization.AuthorizationServerConfiguration;
import io.oauthlinks.practice.authorization.Authorizations;
import io.oauthlinks.practice.authorization.PracticeClient;
import io.oauthlinks.practice.authorization.TokenRequests;
import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.mail.PracticeMail;
import io.oauthlinks.practice.mail.SampleMails;
import io.oauthlinks.practice.web.ConsentPage;
import io.oauthlinks.practice.web.ControlApi;
import io.oauthlinks.practice.web.ControlPage;
import io.oauthlinks.practice.web.Controls;
import io.oauthlinks.practice.web.LoginPage;
import io.oauthlinks.practice.web.MailPage;
import io.oauthlinks.practice.web.WebServerConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/**
 * Starts and stops the practice provider. The host loads it in a class loader whose parent is the platform's, hence only JDK
 * types in the signatures.
 */
public final class Practice {

    private static AnnotationConfigServletWebServerApplicationContext web;
    private static PracticeMail mail;

    private Practice() {
    }

    /**
     * Starts the authorization server and the mail server on 127.0.0.1.
     *
     * @param options {@code httpPort}, {@code imapPort}, {@code imapsPort}, {@code pop3Port}, {@code pop3sPort}, {@code smtpPort}
     *                (0 or absent: a free port); {@code keyStore} (PKCS12 file with a certificate for localhost) and
     *                {@code keyStorePassword}; {@code https} (true: the authorization server uses the key store too);
     *                {@code jiraBaseUrl}
     * @return {@code url}, {@code issuer}, {@code controls} (the control page), {@code clientId}, {@code clientSecret}, and the
     *         ports under the names of the options
     * @throws IllegalArgumentException if an option is wrong
     * @throws IllegalStateException    if it is running already or a port is taken; nothing is left running then
     */
    public static synchronized Map<String, String> start(Map<String, String> options) {
        if (web != null) {
            throw new IllegalStateException("the practice provider is running already");
        }
        return withOwnClassLoader(() -> startServers(withPort(PracticeOptions.from(options))));
    }

    /** Stops both servers and waits until their ports are free; does nothing if they are not running. */
    public static synchronized void stop() {
        withOwnClassLoader(() -> {
            stopServers();
            return null;
        });
    }

    /** Runs the provider alone until it is interrupted. Arguments are options: {@code httpPort=2991 imapPort=2993}. */
    public static void main(String[] arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("option=value expected: " + argument);
            }
            options.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        start(options).forEach((name, value) -> System.out.println(name + "=" + value));
        Runtime.getRuntime().addShutdownHook(new Thread(Practice::stop));
    }

    private static Map<String, String> startServers(PracticeOptions options) {
        // the handler for URLs can be set once in a JVM, and the host's framework needs it
        TomcatURLStreamHandlerFactory.disable();
        Clock clock = Clock.systemUTC();
        Behaviour behaviour = new Behaviour();
        Authorizations authorizations = new Authorizations(behaviour, clock);
        SampleMails samples = new SampleMails(clock);
        mail = new PracticeMail(options, behaviour, authorizations, samples);
        CompletableFuture<Void> mailStart = CompletableFuture.runAsync(() -> withOwnClassLoader(() -> {
            mail.start();
            return null;
        }), command -> new Thread(command, "practice-mail-start").start());
        try {
            TokenRequests requests = new TokenRequests(clock);
            web = new AnnotationConfigServletWebServerApplicationContext();
            web.registerBean(Clock.class, () -> clock);
            web.registerBean(PracticeOptions.class, () -> options);
            web.registerBean(Behaviour.class, () -> behaviour);
            web.registerBean(Authorizations.class, () -> authorizations);
            web.registerBean(PracticeMail.class, () -> mail);
            web.registerBean(TokenRequests.class, () -> requests);
            web.registerBean(Controls.class, () -> new Controls(behaviour, authorizations, requests, mail, samples, clock));
            web.register(WebServerConfiguration.class, AuthorizationServerConfiguration.class, LoginPage.class, ConsentPage.class,
                    ControlApi.class, ControlPage.class, MailPage.class);
            web.refresh();
            mailStart.join();
        } catch (RuntimeException e) {
            mailStart.handle((done, failure) -> done).join();
            stopServers();
            throw new IllegalStateException("the practice provider cannot start", e instanceof CompletionException ? e.getCause() : e);
        }
        return description(options);
    }

    private static Map<String, String> description(PracticeOptions options) {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("url", options.url());
        description.put("issuer", options.url());
        description.put("controls", options.url() + "/practice");
        description.put("clientId", PracticeClient.ID);
        description.put("clientSecret", PracticeClient.SECRET);
        mail.ports().forEach((protocol, port) -> description.put(protocol + "Port", String.valueOf(port)));
        return description;
    }

    private static void stopServers() {
        if (web != null) {
            web.close();
            web = null;
        }
        if (mail != null) {
            mail.stop();
            mail = null;
        }
    }

    /** The issuer contains the port, so that a free one has to be found before the server starts. */
    private static PracticeOptions withPort(PracticeOptions options) {
        if (options.httpPort() != 0) {
            return options;
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(PracticeOptions.ADDRESS))) {
            return options.withHttpPort(free.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    /** The libraries look for services and resources through the thread's class loader, and hand it on to their threads. */
    private static <T> T withOwnClassLoader(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Practice.class.getClassLoader());
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
