package io.oauthlinks.outgoinglink;

import io.oauthlinks.secret.Randomness;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.trust.TrustedCertificates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was typed on the form of an outgoing link, or sent by REST; not yet checked. Field names: {@code key, name, description,
 * provider} (GOOGLE, MICROSOFT, FASTMAIL, CUSTOM), {@code cloud} (of Microsoft: WORLDWIDE, …), {@code tenant, clientId, clientSecret, clientSecretExpires} (ISO date), {@code
 * clientAuthentication} (BASIC, BODY), {@code issuer, authorizationEndpoint, tokenEndpoint, scopes} (separated by white space),
 * {@code extraParameters} (lines {@code name=value}), {@code allowedDomains} (separated by white space or commas), {@code accountMatch}
 * (STRICT, LENIENT), {@code trustedCertificates} (PEM), {@code confirmOtherOrigin} (true or empty).
 */
public final class OutgoingLinkForm {

    private static final List<String> FIELDS = List.of("key", "name", "description", "provider", "cloud", "tenant", "clientId",
            "clientSecretExpires", "clientAuthentication", "issuer", "authorizationEndpoint", "tokenEndpoint", "scopes", "extraParameters",
            "allowedDomains", "accountMatch", "trustedCertificates", "confirmOtherOrigin");
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Secret clientSecret;

    /** Fields that are missing count as empty; unknown ones are left out. */
    public OutgoingLinkForm(Map<String, String> typed) {
        for (String field : FIELDS) {
            String value = typed.get(field);
            values.put(field, value == null ? "" : value);
        }
        String secret = typed.get("clientSecret");
        this.clientSecret = Secret.of(secret == null ? "" : secret);
    }

    /** For editing: everything but the client secret. */
    public static OutgoingLinkForm of(OutgoingLink link) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("key", link.key());
        values.put("name", link.name());
        values.put("description", link.description());
        values.put("provider", link.provider().name());
        if (link.provider() == Provider.MICROSOFT) {
            values.put("cloud", link.authority().cloud().name());
            values.put("tenant", link.authority().tenant());
        }
        values.put("clientId", link.client().clientId());
        values.put("clientSecretExpires", link.client().secretExpires() == null ? "" : link.client().secretExpires().toString());
        values.put("clientAuthentication", link.client().authentication().name());
        if (link.provider() == Provider.CUSTOM) {
            values.put("issuer", link.endpoints().issuer() == null ? "" : link.endpoints().issuer().toString());
            values.put("authorizationEndpoint", link.endpoints().authorization().toString());
            values.put("tokenEndpoint", link.endpoints().token().toString());
        }
        values.put("scopes", link.scopes().toString());
        values.put("extraParameters", link.extraParameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue()).collect(Collectors.joining("\n")));
        values.put("allowedDomains", String.join("\n", link.accountRules().allowedDomains()));
        values.put("accountMatch", link.accountRules().match().name());
        values.put("trustedCertificates", link.trustedCertificates());
        return new OutgoingLinkForm(values);
    }

    /** A new form: a fresh key, and the provider's suggestions. */
    public static OutgoingLinkForm blank(Provider provider) {
        ProviderPreset preset = Authority.of(provider).preset();
        boolean microsoft = provider == Provider.MICROSOFT;
        return new OutgoingLinkForm(Map.of(
                "key", newKey(provider),
                "provider", provider.name(),
                "cloud", microsoft ? MicrosoftCloud.WORLDWIDE.name() : "",
                "tenant", microsoft ? "organizations" : "",
                "accountMatch", AccountRules.ANY.match().name(),
                "clientAuthentication", preset.clientAuthentication().name(),
                "scopes", preset.suggestedScopes().stream().filter(SuggestedScope::selected).map(SuggestedScope::scope)
                        .collect(Collectors.joining(" "))));
    }

    static String newKey(Provider provider) {
        String prefix = switch (provider) {
            case GOOGLE -> "google-";
            case MICROSOFT -> "ms-";
            case FASTMAIL -> "fastmail-";
            case CUSTOM -> "link-";
        };
        return prefix + Randomness.shortKey(8);
    }

    /** What was typed, by field, in the order of the form; without the client secret, and without a private key that was pasted by mistake. */
    public Map<String, String> values() {
        Map<String, String> shown = new LinkedHashMap<>(values);
        shown.computeIfPresent("trustedCertificates", (field, pem) -> TrustedCertificates.holdsPrivateKey(pem) ? "" : pem);
        return java.util.Collections.unmodifiableMap(shown);
    }

    /** The key that the redirect URL is built from; empty when none was sent. */
    public String key() {
        return values.get("key").trim().toLowerCase(Locale.ROOT);
    }

    String value(String field) {
        return values.get(field).strip();
    }

    /** Empty when none was typed: a kept one stays. */
    Secret clientSecret() {
        return Secret.of(clientSecret.reveal().strip());
    }
}
