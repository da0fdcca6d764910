package io.oauthlinks.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done and is recorded; the i18n key of an action is {@code oauth-links.audit.action.<id>}. */
public enum AuditAction {
    OUTGOING_LINK_CREATED, OUTGOING_LINK_CHANGED, OUTGOING_LINK_DELETED, CLIENT_SECRET_CHANGED,
    ACCOUNT_AUTHORIZED, AUTHORIZATION_REFUSED, REFRESH_FAILED, RE_AUTHORIZATION_NEEDED, REFRESH_RECOVERED,
    ACCOUNT_DELETED, TOKENS_REVOKED, REVOCATION_FAILED, MAIL_SERVER_CREATED, MAIL_SERVER_CHANGED, MAIL_SERVER_DELETED, CONNECTION_TESTED, SETTINGS_CHANGED,
    INCOMING_LINK_CREATED, INCOMING_LINK_CHANGED, INCOMING_LINK_DELETED, INCOMING_SECRET_ROTATED, INCOMING_SECRET_ENDED,
    ACCESS_GRANTED, ACCESS_DENIED, TOKENS_REFRESHED, REFRESH_REPEATED, REFRESH_TOKEN_REUSED, CODE_REUSED, SERVICE_TOKEN_ISSUED,
    GRANT_REVOKED, GRANTS_REVOKED,
    CUSTOMER_CREATED, CUSTOMER_ADMITTED, PARKED_MAIL_RETRIED, PARKED_MAIL_DISCARDED,
    MAIL_CHANNEL_CREATED, MAIL_CHANNEL_CHANGED, MAIL_CHANNEL_PAUSED, MAIL_CHANNEL_RESUMED, MAIL_CHANNEL_DELETED;

    /** Empty when this version of the app knows no such action. */
    public static Optional<AuditAction> ofId(String id) {
        return Arrays.stream(values()).filter(action -> action.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
