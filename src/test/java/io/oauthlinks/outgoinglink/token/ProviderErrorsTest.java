package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Texts;
import io.oauthlinks.oauth2.OAuth2Error;
import io.oauthlinks.outgoinglink.TestLinks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderErrorsTest {

    @ParameterizedTest
    @DisplayName("C24: what Microsoft answers has a name, a cause and a remedy")
    @CsvSource({"invalid_grant,700082,refresh-token-inactive,true", "invalid_grant,50173,grant-revoked,true", "invalid_grant,70000,grant-malformed,true",
            "invalid_grant,65001,consent-missing,true", "invalid_client,7000222,client-secret-expired,false",
            "invalid_client,7000215,client-secret-wrong,false", "invalid_request,900144,parameter-missing,false",
            "invalid_request,50011,redirect-url-not-registered,false", "unauthorized_client,700016,application-not-found,false",
            "invalid_request,90002,tenant-not-found,false", "invalid_request,50194,application-of-one-tenant,false",
            "invalid_request,900382,other-cloud,false", "invalid_grant,999999,grant-refused,true", "interaction_required,50076,sign-in-required,true"})
    void namesMicrosoftsCodes(String error, String code, String reason, boolean grantDead) {
        OAuth2Error answered = new OAuth2Error(error, "AADSTS" + code + ": Something happened. Trace ID: 1", "");
        Problem problem = ProviderErrors.problem(TestLinks.microsoft().build(), answered);
        assertThat(Texts.reasonOf(problem)).isEqualTo(reason);
        assertThat(ProviderErrors.isGrantDead(answered)).isEqualTo(grantDead);
        assertThat(problem.providerWords()).contains("AADSTS" + code);
    }

    @Test
    @DisplayName("C24: an expired or wrong client secret is named with its link")
    void namesTheClientSecret() {
        Problem problem = ProviderErrors.problem(TestLinks.microsoft().name("Office mail").build(),
                new OAuth2Error("invalid_client", "AADSTS7000222: The provided client secret keys are expired.", ""));
        assertThat(Texts.of(problem.cause())).contains("client secret").contains("Office mail");
    }

    @ParameterizedTest
    @CsvSource({"Token has been expired or revoked.,google-token-revoked", "Bad Request,google-bad-request", "Malformed auth code.,grant-refused"})
    void namesGooglesSentences(String description, String reason) {
        Problem problem = ProviderErrors.problem(TestLinks.google().build(), new OAuth2Error("invalid_grant", description, ""));
        assertThat(Texts.reasonOf(problem)).isEqualTo(reason);
    }

    @Test
    void hintsAtGooglesTestingMode() {
        Problem problem = ProviderErrors.problem(TestLinks.google().build(), new OAuth2Error("invalid_grant", "Token has been expired or revoked.", ""));
        assertThat(Texts.of(problem.cause())).contains("7 days");
    }

    @ParameterizedTest
    @CsvSource({"invalid_grant,grant-refused", "invalid_client,client-secret-refused", "unauthorized_client,client-not-permitted",
            "invalid_scope,scope-refused", "invalid_request,request-refused", "unsupported_grant_type,grant-type-unsupported",
            "unsupported_response_type,grant-type-unsupported", "access_denied,access-denied", "login_required,sign-in-required",
            "consent_required,consent-missing", "server_error,provider-unavailable", "temporarily_unavailable,provider-unavailable",
            "never_heard_of,provider-refused"})
    void namesStandardCodes(String error, String reason) {
        Problem problem = ProviderErrors.problem(TestLinks.custom("https://login.example").build(), new OAuth2Error(error, null, null));
        assertThat(Texts.reasonOf(problem)).isEqualTo(reason);
        assertThat(problem.providerWords()).isEqualTo(error);
    }

    @Test
    @DisplayName("C7: an error_uri is shown only when it is https")
    void showsOnlyHttpsErrorUris() {
        assertThat(words("https://login.example/why")).isEqualTo("invalid_scope: no (https://login.example/why)");
        assertThat(words("javascript:alert(1)")).isEqualTo("invalid_scope: no");
    }

    private static String words(String uri) {
        return ProviderErrors.problem(TestLinks.google().build(), new OAuth2Error("invalid_scope", "no", uri)).providerWords();
    }
}
