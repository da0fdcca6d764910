package io.oauthlinks.jira.store;

import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.SecretUnreadable;
import io.oauthlinks.secret.Vault;

/** Secrets of one kind of row, sealed for a place that names kind, row and column. */
final class SealedColumns {

    private final Vault vault;
    private final String kind;

    SealedColumns(Vault vault, String kind) {
        this.vault = vault;
        this.kind = kind;
    }

    /** Null stays null. */
    String seal(Secret secret, String rowKey, String column) {
        return secret == null ? null : vault.seal(secret, place(rowKey, column));
    }

    /**
     * Null stays null.
     *
     * @throws SecretUnreadable when it cannot be opened
     */
    Secret open(String sealed, String rowKey, String column) {
        return sealed == null ? null : vault.open(sealed, place(rowKey, column));
    }

    private String place(String rowKey, String column) {
        return kind + "/" + rowKey + "/" + column;
    }
}
