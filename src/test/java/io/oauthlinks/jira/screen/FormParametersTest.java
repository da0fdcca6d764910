package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormParametersTest {

    @Test
    void aControlMayCarryTwoFields() {
        assertThat(FormParameters.of(Samples.request("POST", "/", "preset+protocol", "GMAIL+POP3", "authentication+linkId", "PASSWORD+")))
                .containsEntry("preset", "GMAIL").containsEntry("protocol", "POP3").containsEntry("authentication", "PASSWORD").containsEntry("linkId", "");
    }

    @Test
    void aControlWithTooFewPartsLeavesTheOtherFieldsEmpty() {
        assertThat(FormParameters.of(Samples.request("POST", "/", "preset+protocol", "GMAIL"))).containsEntry("preset", "GMAIL").containsEntry("protocol", "");
    }

    @Test
    void tickedBoxesOfOneNameAreJoined() {
        assertThat(FormParameters.of(Samples.request("POST", "/", "scopes", "a", "scopes", "b c"))).containsEntry("scopes", "a b c");
    }

    @Test
    void passwordsStayAsTheyWereTyped() {
        assertThat(FormParameters.of(Samples.request("POST", "/", "password", " p+w "))).containsEntry("password", " p+w ");
    }
}
