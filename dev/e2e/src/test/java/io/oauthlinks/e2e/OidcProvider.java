package io.oauthlinks.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An independent, certified authorization server: npm oidc-provider as a process of its own, with login and consent pages. */
final class OidcProvider implements AutoCloseable {

    static final String CLIENT_ID = "jira-mail";
    static final String CLIENT_SECRET = "jira-mail-secret-81f0c2";

    private final Process process;
    private final CompletableFuture<URI> issuer = new CompletableFuture<>();
    private final List<String> output = new CopyOnWriteArrayList<>();

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

    /** How many refresh requests it has granted. */
    long refreshes() {
        return granted("refresh_token");
    }

    /** How many times somebody has come back from it with a code that was exchanged. */
    long authorizations() {
        return granted("authorization_code");
    }

    private long granted(String grantType) {
        return output.stream().filter(("Granted: " + grantType)::equals).count();
    }

    /** Every access and refresh token that it has issued, oldest first. */
    List<String> tokens() {
        return output.stream().filter(line -> line.startsWith("Access token: ") || line.startsWith("Refresh token: "))
                .map(line -> line.substring(line.indexOf(": ") + 2)).toList();
    }

    /** Waits until the access token that was issued last has expired, by the provider's own word (RFC 7662). */
    void awaitExpiry() {
        String last = last("Access token: ");
        Eventually.until("the expiry of the access token", () -> isActive(last), active -> !active);
    }

    /** What the owner of the mailbox does who withdraws the consent given last: no token of it works any more (RFC 7009). */
    void withdrawConsent() {
        String token = last("Refresh token: ");
        send("/token/revocation", CLIENT_ID + ":" + CLIENT_SECRET, token);
        Eventually.until("the end of the consent", () -> isActive(token) || isActive(last("Access token: ")), active -> !active);
    }

    private String last(String kind) {
        return output.stream().filter(line -> line.startsWith(kind)).reduce((first, second) -> second).orElseThrow().substring(kind.length());
    }

    private boolean isActive(String token) {
        return send("/token/introspection", introspection().getUserInfo(), token).contains("\"active\":true");
    }

    private String send(String path, String client, String token) {
        String credentials = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(issuer().resolve(path)).header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("token=" + token)).build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith("Issuer: ")) {
                    issuer.complete(URI.create(line.substring("Issuer: ".length())));
                }
            }
        } catch (IOException e) {
            issuer.completeExceptionally(e);
        }
        issuer.completeExceptionally(new IllegalStateException(String.join("\n", output)));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
