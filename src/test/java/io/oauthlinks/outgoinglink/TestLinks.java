package io.oauthlinks.outgoinglink;

import io.oauthlinks.MovableClock;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.net.URI;
import java.util.Map;

/** Links as they stand after a save, and a builder for others. */
public final class TestLinks {

    public static final Secret CLIENT_SECRET = Secret.of("s3cr3t/+= of the client");

    private TestLinks() {
    }

    public static Builder custom(String origin) {
        return new Builder(Authority.of(Provider.CUSTOM), new Endpoints(URI.create(origin), URI.create(origin + "/authorize"), URI.create(origin + "/token"), false),
                ClientAuthentication.BASIC, Scopes.of("mail", "offline_access"));
    }

    public static Builder google() {
        return new Builder(Authority.of(Provider.GOOGLE), new GooglePreset().endpoints(), ClientAuthentication.BODY, Scopes.of("https://mail.google.com/"));
    }

    public static Builder microsoft() {
        Authority authority = Authority.microsoft(MicrosoftCloud.WORLDWIDE, "organizations");
        return new Builder(authority, authority.preset().endpoints(), ClientAuthentication.BODY,
                Scopes.of("https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/POP.AccessAsUser.All", "offline_access"));
    }

    /** Changes one thing at a time. */
    public static final class Builder {
        private final Authority authority;
        private AccountRules accountRules = AccountRules.ANY;
        private Endpoints endpoints;
        private ClientAuthentication authentication;
        private Scopes scopes;
        private Secret secret = CLIENT_SECRET;
        private Map<String, String> parameters = Map.of();
        private boolean unreadable;
        private String name = "Practice mail";
        private String trusted = "";

        private Builder(Authority authority, Endpoints endpoints, ClientAuthentication authentication, Scopes scopes) {
            this.authority = authority;
            this.endpoints = endpoints;
            this.authentication = authentication;
            this.scopes = scopes;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder endpoints(Endpoints value) {
            endpoints = value;
            return this;
        }

        public Builder authentication(ClientAuthentication value) {
            authentication = value;
            return this;
        }

        public Builder scopes(String... values) {
            scopes = Scopes.of(values);
            return this;
        }

        public Builder secret(Secret value) {
            secret = value;
            return this;
        }

        public Builder parameters(Map<String, String> values) {
            parameters = values;
            return this;
        }

        public Builder accountRules(AccountRules value) {
            accountRules = value;
            return this;
        }

        public Builder trusting(String pem) {
            trusted = pem;
            return this;
        }

        public Builder unreadable() {
            unreadable = true;
            secret = null;
            return this;
        }

        public OutgoingLink build() {
            return build(0);
        }

        public OutgoingLink build(long id) {
            return new OutgoingLink(id, "link-7f3k2q8x", name, "", authority,
                    new ClientRegistration("jira client", secret, MovableClock.START, null, authentication), endpoints, scopes, parameters,
                    accountRules, trusted, MovableClock.START, MovableClock.START, unreadable);
        }
    }
}
