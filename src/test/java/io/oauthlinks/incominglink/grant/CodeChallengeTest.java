package io.oauthlinks.incominglink.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.grant.CodeChallenge.Method;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CodeChallengeTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    @Test
    @DisplayName("P20: the vector of RFC 7636 appendix B verifies")
    void theVectorOfTheRfcVerifies() {
        CodeChallenge challenge = new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", Method.S256);
        assertThat(challenge.isMetBy(VERIFIER)).isTrue();
        assertThat(challenge.isMetBy(VERIFIER + "x")).isFalse();
        assertThat(challenge.isMetBy(challenge.value())).isFalse();
    }

    @Test
    void plainComparesTheVerifierItself() {
        assertThat(new CodeChallenge(VERIFIER, Method.PLAIN).isMetBy(VERIFIER)).isTrue();
        assertThat(new CodeChallenge(VERIFIER, Method.PLAIN).isMetBy(VERIFIER.toLowerCase(Locale.ROOT))).isFalse();
    }
}
