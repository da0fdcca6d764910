package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.secret.Vault;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keyed fingerprints of all values that decide how a connection test ends; name and description decide nothing. */
public final class Fingerprints {

    private final Vault vault;

    public Fingerprints(Vault vault) {
        this.vault = vault;
    }

    public String of(MailServer server) {
        MailEndpoint endpoint = server.endpoint();
        MailLogin login = server.login();
        String password = login.password() == null ? "" : login.password().reveal();
        // each value with its length before it, so that no two lists of values give the same text
        return vault.fingerprint(Stream.of(server.preset(), endpoint.place(), endpoint.timeout(), endpoint.trustedCertificate(),
                        login.authentication(), login.userName(), password, login.linkId(), login.accountId())
                .map(String::valueOf).map(value -> value.length() + ":" + value).collect(Collectors.joining()));
    }
}
