package io.oauthlinks.secret;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with a key set in a file of the shared home, which every node reads: compact JWE (RFC 7516), {@code dir} with {@code
 * A256GCM}. Key id and place stand in the protected header, which the cipher authenticates. What is guaranteed: a sealed value
 * that was altered, moved or sealed with another key does not open. What is not: that an older value of the same place was not put back.
 */
public final class KeySetVault implements Vault {

    private static final String PLACE = "place";
    private final KeySetFile file;
    private final OpenedSecrets opened = new OpenedSecrets();
    private volatile List<OctetSequenceKey> keys = List.of();

    /**
     * @param keySetFile       {@code oauth-links/keys.json} in the shared home; created when the first value is to be sealed
     * @param isAnythingSealed whether sealed values are kept; then a file that is missing is not created
     */
    public KeySetVault(Path keySetFile, BooleanSupplier isAnythingSealed) {
        this.file = new KeySetFile(keySetFile, isAnythingSealed);
    }

    @Override
    public String seal(Secret secret, String place) {
        OctetSequenceKey key = current();
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID()).customParam(PLACE, place).build();
        JWEObject jwe = new JWEObject(header, new Payload(secret.reveal()));
        try {
            jwe.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The current key cannot seal", e);
        }
        return jwe.serialize();
    }

    @Override
    public Secret open(String sealed, String place) {
        return opened.get(sealed, place, () -> decrypt(sealed, place));
    }

    private Secret decrypt(String sealed, String place) {
        try {
            JWEObject jwe = JWEObject.parse(sealed);
            JWEHeader header = jwe.getHeader();
            if (!JWEAlgorithm.DIR.equals(header.getAlgorithm()) || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    || !place.equals(header.getCustomParam(PLACE))) {
                throw new SecretUnreadable(place, null);
            }
            jwe.decrypt(new DirectDecrypter(key(header.getKeyID()).orElseThrow(() -> new SecretUnreadable(place, null))));
            return Secret.of(jwe.getPayload().toString());
        } catch (IOException | JOSEException | ParseException | IllegalStateException | IllegalArgumentException e) {
            throw new SecretUnreadable(place, e);
        }
    }

    @Override
    public String fingerprint(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(current().toByteArray(), "HmacSHA256"));
            mac.update("fingerprint\n".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }

    /** What an administrator must do before secrets can be sealed and opened, as far as the file shows it; empty when all is well. */
    public Optional<Problem> problem() {
        return file.problem();
    }

    private OctetSequenceKey current() {
        if (keys.isEmpty()) {
            keys = file.readOrCreate();
        }
        return keys.get(0);
    }

    /** A key that is not known here may have been added by another node, so the file is read again. */
    private Optional<OctetSequenceKey> key(String id) throws IOException {
        Optional<OctetSequenceKey> known = find(id);
        if (known.isEmpty()) {
            keys = file.read();
            known = find(id);
        }
        return known;
    }

    private Optional<OctetSequenceKey> find(String id) {
        return keys.stream().filter(key -> key.getKeyID() != null && key.getKeyID().equals(id)).findFirst();
    }
}
