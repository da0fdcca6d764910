package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.ClientKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExamplesTest {

    private static final Map<String, String> VALUES = Map.of("clientId", "olc_7", "tokenEndpoint", "https://jira.example/token",
            "redirectUri", "https://app.example/it's", "codeVerifier", "verifier", "codeLife", "60", "jira", "https://jira.example");

    private static List<String> texts(ClientKind kind) {
        return Examples.of(kind, VALUES).stream().map(example -> (String) example.get("text")).toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasOneInEachLanguage(ClientKind kind) {
        assertThat(Examples.of(kind, VALUES)).extracting(example -> example.get("language")).containsExactly("curl", "python", "node", "java");
        assertThat(texts(kind)).allSatisfy(text -> assertThat(text).contains("olc_7", "https://jira.example/token").doesNotContain("{{", "}}"));
    }

    @Test
    void onlyAConfidentialClientSendsASecretAndOnlyFromTheEnvironmentOrTheTerminal() {
        assertThat(texts(ClientKind.WEB)).allSatisfy(text -> assertThat(text).contains("CLIENT_SECRET", "code_verifier"));
        assertThat(texts(ClientKind.SERVICE)).allSatisfy(text -> assertThat(text).contains("CLIENT_SECRET", "client_credentials").doesNotContain("code_verifier"));
        assertThat(texts(ClientKind.NATIVE)).allSatisfy(text -> assertThat(text).doesNotContain("CLIENT_SECRET").contains("client_id"));
        assertThat(texts(ClientKind.BROWSER)).isEqualTo(texts(ClientKind.NATIVE));
    }

    @Test
    void anApostropheDoesNotEndTheWordOfAShell() {
        assertThat(texts(ClientKind.WEB).get(0)).contains("redirect_uri='https://app.example/it'\\''s'");
    }
}
