package io.oauthlinks.secret;

/**
 * How secrets rest in the database: sealed with a key from the shared home and bound to one column of one row, so that a
 * sealed value copied to another row does not open.
 */
public interface Vault {

    /**
     * @param place the column and row the value is for, such as {@code OutgoingLink/ms-7f3k2q/clientSecret}; stable for the row's life
     * @return compact JWE (RFC 7516), ASCII
     * @throws io.oauthlinks.message.Refusal {@code key-set-missing}, {@code key-set-unusable}
     */
    String seal(Secret secret, String place);

    /** @throws SecretUnreadable when the key is missing or another, the value was altered, or it belongs to another place */
    Secret open(String sealed, String place);

    /**
     * A keyed fingerprint (HMAC-SHA-256, lower-case hex) that tells equal texts without keeping them.
     *
     * @throws io.oauthlinks.message.Refusal as {@link #seal}
     */
    String fingerprint(String text);
}
