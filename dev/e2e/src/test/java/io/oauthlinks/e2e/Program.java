package io.oauthlinks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A client program in another language as a process of its own, in a directory of its own choice. It trusts the host's development CA by the
 * variables that its language knows, and reports its steps as one JSON object a line.
 */
final class Program implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> command;
    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final Thread reader;
    private int next;

    private Program(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        this.command = command;
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        reader = new Thread(this::read, "program-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param environment added to ours */
    static Program start(Path directory, Map<String, String> environment, String... command) {
        try {
            return new Program(directory, environment, List.of(command));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command[0] + "; run dev/test, which installs it", e);
        }
    }

    /** One of the scripts of {@code src/test/clients}. */
    static Program client(RunningHost host, String script, Map<String, String> settings) {
        return start(Path.of("."), withTrust(host, settings), script.endsWith(".py") ? "python3" : "node", "src/test/clients/" + script);
    }

    /** The variables by which curl, Node and Python are told of one more CA, and the certificate of localhost for a server of theirs. */
    static Map<String, String> withTrust(RunningHost host, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        for (String variable : List.of("NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "CURL_CA_BUNDLE")) {
            environment.put(variable, host.caCertificate().toString());
        }
        environment.put("KEY_STORE", host.keyStore().toString());
        return environment;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                    output.notifyAll();
                }
            }
        } catch (IOException e) {
            // the process has ended; what it said is kept
        }
    }

    /** The next step of this name, as the program tells it; those before it are passed over. */
    JsonNode step(String name) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        synchronized (output) {
            while (true) {
                while (next < output.size()) {
                    JsonNode told = parse(output.get(next++));
                    if (told.path("step").asText().equals(name)) {
                        return told;
                    }
                }
                awaitOutput(name, end);
            }
        }
    }

    private void awaitOutput(String name, long end) {
        if (!reader.isAlive() || System.nanoTime() > end) {
            throw new AssertionError("No step " + name + " from " + command + ", which said\n" + String.join("\n", output));
        }
        try {
            output.wait(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return line.startsWith("{") ? JSON.readTree(line) : JSON.missingNode();
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /** Types a line and Enter. */
    void type(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(output(), e);
        }
    }

    /** Waits for its end, which must be a good one; answers everything it said. */
    String finish() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed, " + (process.isAlive() ? "still running" : process.exitValue()) + ":\n" + output());
            }
            reader.join();
            return output();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
