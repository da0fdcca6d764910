package io.oauthlinks.outgoinglink;

import java.util.Map;

/**
 * What was typed on the form of an outgoing link, or sent by REST; not yet checked. Field names: {@code key, name, description,
 * provider} (GOOGLE, MICROSOFT, CUSTOM), {@code tenant, clientId, clientSecret, clientSecretExpires} (ISO date), {@code
 * clientAuthentication} (BASIC, BODY), {@code issuer, authorizationEndpoint, tokenEndpoint, scopes} (separated by white space),
 * {@code extraParameters} (lines {@code name=value}), {@code confirmOtherOrigin} (true or empty).
 */
public final class OutgoingLinkForm {

    /** Fields that are missing count as empty; unknown ones are left out. */
    public OutgoingLinkForm(Map<String, String> typed) {
    }

    /** For editing: everything but the client secret. */
    public static OutgoingLinkForm of(OutgoingLink link) {
        throw new UnsupportedOperationException();
    }

    /** A new form: a fresh key, and the provider's suggestions. */
    public static OutgoingLinkForm blank(Provider provider) {
        throw new UnsupportedOperationException();
    }

    /** What was typed, by field, in the order of the form; without the client secret. */
    public Map<String, String> values() {
        throw new UnsupportedOperationException();
    }

    public String key() {
        throw new UnsupportedOperationException();
    }
}
