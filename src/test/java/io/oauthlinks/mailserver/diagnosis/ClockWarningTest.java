package io.oauthlinks.mailserver.diagnosis;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClockWarningTest {

    private static StepResult tokenStep(Duration ahead) throws Exception {
        AccessTokenSupply tokens = new AccessTokenSupply() {
            @Override
            public MailToken current(long linkId, long accountId) {
                return new MailToken(Secret.of(Trials.TOKEN), null, Scopes.NONE, "helpdesk@example.com");
            }

            @Override
            public Duration clockAhead(long linkId) {
                return ahead;
            }
        };
        try (ScriptedServer server = ScriptedServer.playing(Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG OK done"))) {
            return Trials.of(mailServer().at(MailProtocol.IMAP, TlsMode.NONE, server.port()).build(), tokens).requirePassed().at(Step.TOKEN);
        }
    }

    @Test
    @DisplayName("C39: a clock that differs is a warning that says how much and in which direction; the test goes on")
    void aClockThatDiffersIsAWarning() throws Exception {
        StepResult ahead = tokenStep(Duration.ofSeconds(605));
        assertThat(ahead.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(ahead.problem().reason()).isEqualTo("clock-ahead");
        assertThat(Trials.text(ahead.problem().cause())).contains("10 min 5 s ahead");
        StepResult behind = tokenStep(Duration.ofSeconds(-600));
        assertThat(behind.problem().reason()).isEqualTo("clock-behind");
        assertThat(Trials.text(behind.problem().cause())).contains("10 min 0 s behind");
    }

    @Test
    void aClockThatAgreesIsNoWarning() throws Exception {
        assertThat(tokenStep(Duration.ZERO).verdict()).isEqualTo(Verdict.PASSED);
    }
}
