package io.oauthlinks.incominglink.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {

    @ParameterizedTest
    @DisplayName("P53: people see the host they go to, and whether it is their own computer")
    @CsvSource({"https://Reports.example/callback, reports.example, false", "https://reports.example:8443/, reports.example:8443, false",
        "http://127.0.0.1:51004/callback, 127.0.0.1:51004, true", "http://[::1]/, [::1], true", "http://localhost:1/, localhost:1, true",
        "https://127.0.0.1.evil.example/, 127.0.0.1.evil.example, false", "https://localhost.evil.example/, localhost.evil.example, false",
        "com.example.desktop:/callback, com.example.desktop:, false", "com.example.desktop:callback, com.example.desktop:, false"})
    void peopleSeeTheHost(String redirectUri, String text, boolean loopback) {
        assertThat(Destination.of(redirectUri)).isEqualTo(new Destination(text, loopback));
    }
}
