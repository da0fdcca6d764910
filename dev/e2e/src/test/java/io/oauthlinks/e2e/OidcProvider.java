package io.oauthlinks.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An independent, certified authorization server: npm oidc-provider as a process of its own, with login and consent pages. */
final class OidcProvider implements AutoCloseable {

    static final String CLIENT_ID = "jira-mail";
    static final String CLIENT_SECRET = "jira-mail-secret-81f0c2";

    private final Process process;
    private final CompletableFuture<URI> issuer = new CompletableFuture<>();

    private OidcProvider(URI redirectUri, Duration accessTokenLife) throws IOException {
        process = new ProcessBuilder("node", "src/test/servers/oidc-provider.mjs", CLIENT_ID, CLIENT_SECRET, redirectUri.toString(),
                String.valueOf(accessTokenLife.toSeconds())).directory(Path.of(".").toFile()).redirectErrorStream(true).start();
        Thread reader = new Thread(this::read, "oidc-provider-output");
        reader.setDaemon(true);
        reader.start();
    }

    static OidcProvider start(URI redirectUri, Duration accessTokenLife) {
        try {
            OidcProvider provider = new OidcProvider(redirectUri, accessTokenLife);
            provider.issuer();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException("Node.js is needed", e);
        }
    }

    URI issuer() {
        try {
            return issuer.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("oidc-provider did not start; run dev/test, which installs it", e);
        }
    }

    /** The introspection endpoint with Dovecot's own client credentials. */
    URI introspection() {
        return URI.create("http://dovecot:introspection-secret@localhost:" + issuer().getPort() + "/token/introspection");
    }

    private void read() {
        StringBuilder all = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.append(line).append('\n');
                if (line.startsWith("Issuer: ")) {
                    issuer.complete(URI.create(line.substring("Issuer: ".length())));
                }
            }
        } catch (IOException e) {
            issuer.completeExceptionally(e);
        }
        issuer.completeExceptionally(new IllegalStateException(all.toString()));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
