package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.token.AccountState;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** While a cluster is updated, nodes with the first version read what newer ones write. */
class NewerValuesTest {

    @Test
    @DisplayName("What the older columns hold is known to the first version; a new value goes beside, as NewerValues says")
    void olderColumnsHoldWhatTheFirstVersionKnows() {
        assertThat(Arrays.stream(Provider.values()).map(AoOutgoingLinks.PROVIDERS::olderColumn)).containsOnly("GOOGLE", "MICROSOFT", "CUSTOM");
        assertThat(Arrays.stream(MailPreset.values()).map(AoMailServers.PRESETS::olderColumn)).containsOnly("GMAIL", "MICROSOFT_365", "CUSTOM");
        assertThat(AccountState.values()).extracting(Enum::name).containsExactlyInAnyOrder("VALID", "FAILING", "RE_AUTHORIZATION_NEEDED");
    }

    @Test
    void everyValueComesBack() {
        assertThat(Provider.values()).allSatisfy(value -> assertThat(AoOutgoingLinks.PROVIDERS.read(AoOutgoingLinks.PROVIDERS.olderColumn(value),
                AoOutgoingLinks.PROVIDERS.newerColumn(value))).isEqualTo(value));
        assertThat(MailPreset.values()).allSatisfy(value -> assertThat(AoMailServers.PRESETS.read(AoMailServers.PRESETS.olderColumn(value),
                AoMailServers.PRESETS.newerColumn(value))).isEqualTo(value));
    }

    @Test
    void whatAnOlderNodeHasChosenSinceCounts() {
        assertThat(AoOutgoingLinks.PROVIDERS.read("GOOGLE", "FASTMAIL")).isEqualTo(Provider.GOOGLE);
        assertThat(AoOutgoingLinks.PROVIDERS.read("CUSTOM", null)).isEqualTo(Provider.CUSTOM);
    }
}
