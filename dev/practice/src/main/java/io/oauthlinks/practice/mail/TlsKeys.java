package io.oauthlinks.practice.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificate with which the mail server answers on its TLS ports. */
final class TlsKeys {

    private static final String OWN_KEY_STORE = "greenmail.p12";
    private static final char[] OWN_PASSWORD = "changeit".toCharArray();

    private TlsKeys() {
    }

    /**
     * @param keyStore PKCS12 file, or null for the self-signed certificate that GreenMail brings
     * @throws IllegalStateException if the key store cannot be read with this password
     */
    static SSLContext context(Path keyStore, char[] password) {
        char[] secret = keyStore == null ? OWN_PASSWORD : password;
        try (InputStream in = keyStore == null ? TlsKeys.class.getClassLoader().getResourceAsStream(OWN_KEY_STORE)
                : Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, secret);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, secret);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot read the key store " + (keyStore == null ? OWN_KEY_STORE : keyStore), e);
        }
    }
}
