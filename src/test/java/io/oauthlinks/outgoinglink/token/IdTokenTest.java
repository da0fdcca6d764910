package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.oauthlinks.MovableClock;
import io.oauthlinks.outgoinglink.AccountMatch;
import io.oauthlinks.outgoinglink.AccountRules;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokenTest {

    private static final Instant NOW = MovableClock.START;
    private final OutgoingLink link = TestLinks.custom("https://login.example").build();

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer("https://login.example").audience("jira client").expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim("email", "it@acme.example");
    }

    private SignedInUser user(JWTClaimsSet.Builder claims) {
        return user(link, claims);
    }

    private static SignedInUser user(OutgoingLink link, JWTClaimsSet.Builder claims) {
        return new IdToken(link, NOW).user(new PlainJWT(claims.build()).serialize());
    }

    @Test
    void tellsWhoSignedInUnderAllNames() {
        SignedInUser user = user(claims().claim("preferred_username", "it.mail@acme.example").claim("upn", "it@acme.example"));
        assertThat(user.names()).containsExactly("it@acme.example", "it.mail@acme.example");
        assertThat(user.is("IT.Mail@acme.example")).isTrue();
        assertThat(user.nameBeside("it.mail@acme.example", AccountRules.ANY)).isEqualTo("it.mail@acme.example");
        assertThat(user.nameBeside("support@acme.example", AccountRules.ANY)).isEqualTo("it@acme.example");
    }

    @Test
    void theNameThatIsKeptIsTheMailboxesElseAnAllowedOne() {
        SignedInUser user = user(claims().claim("preferred_username", "it@login.example").claim("upn", "it@sub.login.example"));
        AccountRules rules = new AccountRules(List.of("login.example"), AccountMatch.LENIENT);
        assertThat(user.nameBeside("support@login.example", rules)).isEqualTo("it@login.example");
        assertThat(user.nameBeside("IT@sub.login.example", rules)).isEqualTo("it@sub.login.example");
        assertThat(user.nameBeside("support@login.example", new AccountRules(List.of("other.example"), AccountMatch.LENIENT))).isEqualTo("it@acme.example");
        assertThat(SignedInUser.UNKNOWN.nameBeside("support@login.example", rules)).isEmpty();
    }

    @Test
    void anAddressThatTheProviderDoesNotVouchForDoesNotCount() {
        assertThat(user(claims().claim("email_verified", false)).isKnown()).isFalse();
        assertThat(user(claims().claim("email_verified", "false")).isKnown()).isFalse();
        assertThat(user(claims().claim("email_verified", true)).is("it@acme.example")).isTrue();
    }

    @Test
    void aTokenForSomebodyElseTellsNothing() {
        assertThat(user(claims().audience("another client"))).isEqualTo(SignedInUser.UNKNOWN);
        assertThat(user(claims().issuer("https://evil.example"))).isEqualTo(SignedInUser.UNKNOWN);
        assertThat(user(claims().expirationTime(Date.from(NOW.minus(Duration.ofMinutes(11)))))).isEqualTo(SignedInUser.UNKNOWN);
        assertThat(user(claims().expirationTime(null))).isEqualTo(SignedInUser.UNKNOWN);
    }

    @Test
    void googleNamesItselfInTwoWaysAndMicrosoftByTheUsersTenant() {
        assertThat(user(TestLinks.google().build(), claims().issuer("accounts.google.com")).isKnown()).isTrue();
        assertThat(user(TestLinks.google().build(), claims()).isKnown()).isFalse();
        assertThat(user(TestLinks.microsoft().build(), claims().issuer("https://login.microsoftonline.com/9b0c6f2e/v2.0")).isKnown()).isTrue();
    }

    @Test
    void namesThatAreNoneAreLeftOut() {
        assertThat(user(claims().claim("email", 7)).isKnown()).isFalse();
        assertThat(user(claims().claim("email", "a\r\nb")).isKnown()).isFalse();
        assertThat(user(claims().claim("email", " ")).isKnown()).isFalse();
        assertThat(user(claims().claim("email", "x".repeat(321))).isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "e30.e30.", "eyJhbGciOiJub25lIn0.W10.", "eyJhbGciOiJub25lIn0..", "....", "{}"})
    void whatIsNoTokenTellsNothing(String text) {
        assertThat(new IdToken(link, NOW).user(text)).isEqualTo(SignedInUser.UNKNOWN);
    }
}
