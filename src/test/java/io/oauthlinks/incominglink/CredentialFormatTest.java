package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFormatTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("P75: a value has a prefix, 32 random letters and digits, which are 190 bits, and a checksum")
    void aGeneratedValueIsWellFormed(CredentialFormat format) {
        String value = format.generate().reveal();
        assertThat(value).matches("ol[jrgs]_[0-9A-Za-z]{38}");
        assertThat(format.isWellFormed(value)).isTrue();
        assertThat(format.isClaimedBy(value)).isTrue();
    }

    @Test
    @DisplayName("P75: values do not repeat, and every place takes many characters")
    void valuesAreRandom() {
        Set<String> values = new HashSet<>();
        Set<Character> first = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            String value = CredentialFormat.ACCESS_TOKEN.generate().reveal();
            values.add(value);
            first.add(value.charAt(4));
        }
        assertThat(values).hasSize(2000);
        assertThat(first).hasSize(62);
    }

    @Test
    void aValueWithOneCharacterChangedIsNotOurs() {
        String value = CredentialFormat.REFRESH_TOKEN.generate().reveal();
        for (int i = 4; i < value.length(); i++) {
            char other = value.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(CredentialFormat.REFRESH_TOKEN.isWellFormed(value.substring(0, i) + other + value.substring(i + 1))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "olj_", "olj_short", "olj", "olj_000000000000000000000000000000000000000000000000"})
    void whatIsTooShortOrTooLongIsNotOurs(String value) {
        assertThat(CredentialFormat.ACCESS_TOKEN.isWellFormed(value)).isFalse();
    }

    @Test
    void oneKindIsNotTakenForAnother() {
        String access = CredentialFormat.ACCESS_TOKEN.generate().reveal();
        assertThat(CredentialFormat.REFRESH_TOKEN.isWellFormed(access)).isFalse();
        assertThat(CredentialFormat.REFRESH_TOKEN.isWellFormed("olr_" + access.substring(4))).isFalse();
    }

    @Test
    void aClientIdIsRecognisable() {
        assertThat(CredentialFormat.newClientId()).matches("olc_[0-9A-Za-z]{20}").isNotEqualTo(CredentialFormat.newClientId());
    }
}
