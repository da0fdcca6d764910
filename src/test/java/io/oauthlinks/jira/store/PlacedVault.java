package io.oauthlinks.jira.store;

import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.SecretUnreadable;
import io.oauthlinks.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Seals in a way that tests can look at, opens only at the right place, and can lose its keys. */
final class PlacedVault implements Vault {

    private boolean keysLost;

    void loseKeys(boolean lost) {
        keysLost = lost;
    }

    @Override
    public String seal(Secret secret, String place) {
        return place + ":" + Base64.getEncoder().encodeToString(secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Secret open(String sealed, String place) {
        if (keysLost || !sealed.startsWith(place + ":")) {
            throw new SecretUnreadable(place, null);
        }
        return Secret.of(new String(Base64.getDecoder().decode(sealed.substring(place.length() + 1)), StandardCharsets.UTF_8));
    }

    @Override
    public String fingerprint(String text) {
        return "fingerprint";
    }
}
