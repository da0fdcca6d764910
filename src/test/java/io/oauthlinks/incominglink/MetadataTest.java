package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.Settings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetadataTest {

    private final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    private final Metadata metadata = new Metadata(new Issuer(() -> URI.create("https://jira.example/jira"), settings), settings,
            List.of("authorization_code", "refresh_token", "client_credentials"));

    @Test
    @DisplayName("P64, P65: the metadata names the issuer and exactly what works")
    void theMetadataNamesExactlyWhatWorks() {
        String endpoints = "https://jira.example/jira/plugins/servlet/oauth-links/oauth2/";
        assertThat(metadata.json())
                .containsOnlyKeys("issuer", "authorization_endpoint", "token_endpoint", "revocation_endpoint", "scopes_supported",
                        "response_types_supported", "response_modes_supported", "grant_types_supported", "token_endpoint_auth_methods_supported",
                        "revocation_endpoint_auth_methods_supported", "code_challenge_methods_supported",
                        "authorization_response_iss_parameter_supported")
                .containsEntry("issuer", "https://jira.example/jira")
                .containsEntry("authorization_endpoint", endpoints + "authorize").containsEntry("token_endpoint", endpoints + "token")
                .containsEntry("revocation_endpoint", endpoints + "revoke")
                .containsEntry("scopes_supported", List.of("READ", "WRITE", "ADMIN", "SYSTEM_ADMIN"))
                .containsEntry("response_types_supported", List.of("code"))
                .containsEntry("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"))
                .containsEntry("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"))
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("authorization_response_iss_parameter_supported", true);
    }

    @Test
    @DisplayName("P18, P65: plain is listed only while it is switched on")
    void plainIsListedOnlyWhileItIsOn() {
        Settings s = settings.current();
        IncomingPolicy p = s.incoming();
        settings.save(new Settings(s.developmentOverride(), s.allowedPrivateAddresses(), s.outboundTimeout(), s.outboundMaxBytes(),
                s.refreshBefore(), s.auditRetention(), new IncomingPolicy(p.accessTokenLife(), p.refreshTokenLife(), p.refreshTokenIdle(),
                        p.codeLife(), p.refreshGrace(), true, p.corsOrigins(), p.restPaths(), p.failuresPerMinute(), p.endOnPasswordChange(),
                        p.problemRetention())));
        assertThat(metadata.json()).containsEntry("code_challenge_methods_supported", List.of("S256", "plain"));
    }

    @Test
    @DisplayName("P64: with a context path the RFC puts the metadata outside Jira")
    void theRfcPutsTheMetadataOutsideJira() {
        Issuer issuer = new Issuer(() -> URI.create("https://jira.example/jira"), settings);
        assertThat(issuer.metadata()).isEqualTo("https://jira.example/jira/.well-known/oauth-authorization-server");
        assertThat(issuer.metadataByTheRfc()).isEqualTo("https://jira.example/.well-known/oauth-authorization-server/jira");
        Issuer root = new Issuer(() -> URI.create("https://jira.example"), settings);
        assertThat(root.metadataByTheRfc()).isEqualTo(root.metadata());
    }
}
