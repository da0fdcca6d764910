package io.oauthlinks.bench.spring;

import io.oauthlinks.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The same hash of machine-made secrets as ours. */
final class Sha256PasswordEncoder implements PasswordEncoder {

    @Override
    public String encode(CharSequence secret) {
        return Sha256.hex(secret.toString());
    }

    @Override
    public boolean matches(CharSequence secret, String hash) {
        return MessageDigest.isEqual(encode(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
