package io.oauthlinks.host.product.tls;

import java.nio.file.Path;

/**
 * Where the localhost certificate lies; its chain ends in the development CA.
 *
 * @param keyStore         PKCS #12 file with one private key and its chain
 * @param keyStorePassword opens the file and the key
 * @param caCertificate    the development CA in PEM, for clients that shall trust the host
 */
public record Tls(Path keyStore, String keyStorePassword, Path caCertificate) { }
