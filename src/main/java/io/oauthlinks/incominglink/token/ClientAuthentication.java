package io.oauthlinks.incominglink.token;

import io.oauthlinks.incominglink.ClientSecret;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who sends a request (RFC 6749 section 2.3): {@code client_secret_basic}, {@code client_secret_post}, or {@code none} for a public client.
 *
 * <p>In this order: one way of authentication and one client ID; a secret, whoever the client is, is hashed and compared; the client exists; it has
 * a secret or has none, as its kind wants; the secret is right and its time is not over.
 */
public final class ClientAuthentication {

    /** Compared with when there is no such client: no secret has this hash. */
    private static final String NO_HASH = "0".repeat(64);

    private final RegisteredClients clients;
    private final Clock clock;
    private final UnaryOperator<String> hashing;

    public ClientAuthentication(RegisteredClients clients, Clock clock) {
        this(clients, clock, Sha256::hex);
    }

    /** @param hashing of secrets, so that a test can count how often it is done */
    ClientAuthentication(RegisteredClients clients, Clock clock, UnaryOperator<String> hashing) {
        this.clients = clients;
        this.clock = clock;
        this.hashing = hashing;
    }

    /** @throws ProtocolError {@code invalid_client}, or {@code invalid_request} for more than one authentication; not for a disabled link */
    public RegisteredClient authenticate(EndpointRequest request) {
        SentCredentials sent = SentCredentials.of(request);
        Optional<RegisteredClient> client = clients.byClientId(sent.clientId());
        Optional<ClientSecret> proven = sent.secret().isEmpty() ? Optional.empty() : matching(client, sent.secret());
        RegisteredClient known = client.orElseThrow(() -> AuthenticationErrors.clientUnknown(sent.clientId()));
        if (known.link().kind().isConfidential()) {
            requireSecret(sent.secret(), proven);
        } else if (!sent.secret().isEmpty()) {
            throw AuthenticationErrors.secretOfPublicClient();
        }
        return known;
    }

    /** The link that a request names, proven or not, so that a problem is shown where it can be mended; 0 when there is none. */
    long claimedLink(EndpointRequest request) {
        try {
            return clients.byClientId(SentCredentials.of(request).clientId()).map(client -> client.link().id()).orElse(0L);
        } catch (ProtocolError unreadable) {
            return 0;
        }
    }

    private void requireSecret(String sent, Optional<ClientSecret> proven) {
        if (sent.isEmpty()) {
            throw AuthenticationErrors.secretMissing();
        }
        ClientSecret secret = proven.orElseThrow(() -> AuthenticationErrors.secretWrong(sent));
        Instant now = clock.instant();
        if (!secret.isValidAt(now)) {
            throw AuthenticationErrors.secretEnded(secret.expiresAt());
        }
    }

    /** The same work whoever the client is: one hash, and comparisons that take as long for a wrong value as for the right one. */
    private Optional<ClientSecret> matching(Optional<RegisteredClient> client, String sent) {
        byte[] hash = hashing.apply(sent).getBytes(StandardCharsets.US_ASCII);
        List<ClientSecret> secrets = client.map(RegisteredClient::secrets).orElse(List.of());
        Optional<ClientSecret> found = Optional.empty();
        for (ClientSecret secret : secrets) {
            if (MessageDigest.isEqual(hash, secret.hash().getBytes(StandardCharsets.US_ASCII))) {
                found = Optional.of(secret);
            }
        }
        if (secrets.isEmpty()) {
            MessageDigest.isEqual(hash, NO_HASH.getBytes(StandardCharsets.US_ASCII));
        }
        return found;
    }
}
