package io.oauthlinks.outgoinglink;

import io.oauthlinks.address.MailDomain;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.trust.TrustedCertificates;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns a typed form into a link, or says at each field why not. */
final class OutgoingLinkRules {

    static final String MESSAGES = "oauth-links.outgoing-link.field.";
    static final String KEY = "[a-z0-9][a-z0-9-]{5,39}";
    private static final Pattern TENANT = Pattern.compile("common|organizations|consumers"
            + "|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
            + "|([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]{2,63}");
    private static final int MAX_DOMAINS_LENGTH = 2000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private final FieldErrors errors = new FieldErrors();
    private final FieldRules rules;
    private final Discovery discovery;
    private final boolean httpAccepted;
    private final Instant now;

    OutgoingLinkRules(Discovery discovery, boolean httpAccepted, Instant now) {
        this.rules = new FieldRules(errors, MESSAGES);
        this.discovery = discovery;
        this.httpAccepted = httpAccepted;
        this.now = now;
    }

    /**
     * @param before the saved link; null for a new one
     * @throws io.oauthlinks.message.InvalidInput with a message at each field
     */
    OutgoingLink check(OutgoingLinkForm form, OutgoingLink before) {
        rules.requiredLine("name", form.value("name"), 100);
        rules.line("description", form.value("description"), 255);
        Provider provider = choice("provider", form.value("provider"), Provider.class, null);
        if (provider == null) {
            errors.throwIfAny();
        }
        String key = before == null ? key(form, provider) : before.key();
        Authority authority = authority(form, provider);
        rules.required("clientId", form.value("clientId"));
        rules.token("clientId", form.value("clientId"), 255);
        rules.secret("clientSecret", form.clientSecret().reveal(), 4000);
        ProviderPreset preset = authority.preset();
        Scopes scopes = new ParameterRules(rules).scopes("scopes", form.value("scopes"), authority);
        Map<String, String> parameters = new ParameterRules(rules).parameters("extraParameters", form.value("extraParameters"), preset);
        // discovery trusts them
        rules.certificates("trustedCertificates", form.value("trustedCertificates"));
        Endpoints endpoints = provider == Provider.CUSTOM
                ? new EndpointRules(discovery, errors, rules, httpAccepted).of(form, before == null ? null : before.endpoints())
                : errors.has("tenant") ? null : preset.endpoints();
        ClientRegistration client = client(form, provider, before, endpoints);
        AccountRules accounts = accountRules(form, scopes);
        errors.throwIfAny();
        return new OutgoingLink(before == null ? 0 : before.id(), key, form.value("name"), form.value("description"), authority, client,
                endpoints, scopes, parameters, accounts, form.value("trustedCertificates"), before == null ? now : before.createdAt(), now, false);
    }

    private String key(OutgoingLinkForm form, Provider provider) {
        String key = form.key().isEmpty() ? OutgoingLinkForm.newKey(provider) : form.key();
        if (!key.matches(KEY)) {
            rules.refuse("key", "key-invalid");
        }
        return key;
    }

    private Authority authority(OutgoingLinkForm form, Provider provider) {
        if (provider != Provider.MICROSOFT) {
            return Authority.of(provider);
        }
        MicrosoftCloud cloud = choice("cloud", form.value("cloud"), MicrosoftCloud.class, MicrosoftCloud.WORLDWIDE);
        return Authority.microsoft(cloud == null ? MicrosoftCloud.WORLDWIDE : cloud, tenant(form, cloud));
    }

    private String tenant(OutgoingLinkForm form, MicrosoftCloud cloud) {
        String tenant = form.value("tenant");
        rules.required("tenant", tenant);
        rules.token("tenant", tenant, 255);
        if (!TENANT.matcher(tenant).matches()) {
            rules.refuse("tenant", "tenant-invalid");
        }
        if (tenant.equals("consumers") && cloud != MicrosoftCloud.WORLDWIDE) {
            rules.refuse("tenant", "tenant-not-in-cloud");
        }
        return tenant;
    }

    private ClientRegistration client(OutgoingLinkForm form, Provider provider, OutgoingLink before, Endpoints endpoints) {
        ClientAuthentication authentication = choice("clientAuthentication", form.value("clientAuthentication"), ClientAuthentication.class,
                Authority.of(provider).preset().clientAuthentication());
        LocalDate expires = date("clientSecretExpires", form.value("clientSecretExpires"));
        Secret typed = form.clientSecret();
        if (provider.isForPublicClients()) {
            if (!typed.isEmpty()) {
                rules.refuse("clientSecret", "client-secret-not-used");
            }
            return new ClientRegistration(form.value("clientId"), null, null, null, authentication);
        }
        if (!typed.isEmpty()) {
            return new ClientRegistration(form.value("clientId"), typed, now, expires, authentication);
        }
        ClientRegistration kept = before == null ? null : before.client();
        if (before != null && before.unreadable()) {
            rules.refuse("clientSecret", "client-secret-unreadable");
        } else if (kept != null && kept.clientSecret() != null && endpoints != null && !endpoints.token().equals(before.endpoints().token())) {
            // A kept secret is never sent to another endpoint than the one it was entered for.
            rules.refuse("clientSecret", "client-secret-enter-again", RedirectUrls.origin(endpoints.token()));
        } else if (kept != null && kept.clientSecret() != null && trustsMore(form.value("trustedCertificates"), before.trustedCertificates())) {
            rules.refuse("clientSecret", "client-secret-for-new-certificates");
        } else if ((kept == null || kept.clientSecret() == null) && provider.needsSecret()) {
            rules.required("clientSecret", "");
        }
        return new ClientRegistration(form.value("clientId"), kept == null ? null : kept.clientSecret(), kept == null ? null : kept.secretSetAt(),
                expires, authentication);
    }

    /** Whoever holds the key of a newly trusted certificate could stand in the way and read the secret. */
    private static boolean trustsMore(String typed, String before) {
        return !certificates(before).containsAll(certificates(typed));
    }

    private static Set<X509Certificate> certificates(String pem) {
        try {
            return pem.isEmpty() ? Set.of() : Set.copyOf(TrustedCertificates.parse(pem).certificates());
        } catch (CertificateException unreadable) {
            return Set.of(); // the field has a message of its own
        }
    }

    private AccountRules accountRules(OutgoingLinkForm form, Scopes scopes) {
        String field = "allowedDomains";
        String typed = form.value(field);
        Set<String> domains = new LinkedHashSet<>();
        for (String part : rules.lines(field, typed, MAX_DOMAINS_LENGTH) ? typed.split("[\\s,;]+") : new String[0]) {
            String domain = part.startsWith("@") ? part.substring(1) : part;
            if (!domain.isEmpty()) {
                MailDomain.normal(domain).ifPresentOrElse(domains::add, () -> rules.refuse(field, "domain-invalid", part));
            }
        }
        AccountMatch match = choice("accountMatch", form.value("accountMatch"), AccountMatch.class, AccountRules.ANY.match());
        if (match == AccountMatch.STRICT && !scopes.contains(ProviderPreset.OPENID)) {
            // without an ID token nobody says who signed in, and every authorization would be refused
            rules.refuse("accountMatch", "strict-without-openid", ProviderPreset.OPENID);
        }
        return new AccountRules(List.copyOf(domains), match);
    }

    private LocalDate date(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && date.isBefore(LATEST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // the message below says what a date looks like
        }
        rules.refuse(field, "date-invalid");
        return null;
    }

    private <E extends Enum<E>> E choice(String field, String text, Class<E> type, E otherwise) {
        if (text.isEmpty() && otherwise != null) {
            return otherwise;
        }
        return rules.required(field, text) ? rules.choice(field, text, type).orElse(null) : null;
    }
}
