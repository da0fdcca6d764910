package io.oauthlinks.incominglink;

import static io.oauthlinks.incominglink.JiraScope.ADMIN;
import static io.oauthlinks.incominglink.JiraScope.READ;
import static io.oauthlinks.incominglink.JiraScope.SYSTEM_ADMIN;
import static io.oauthlinks.incominglink.JiraScope.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JiraScopeTest {

    @Test
    void eachScopeIncludesThoseBeforeIt() {
        assertThat(WRITE.includes(READ)).isTrue();
        assertThat(SYSTEM_ADMIN.includes(ADMIN)).isTrue();
        assertThat(READ.includes(WRITE)).isFalse();
        assertThat(ADMIN.includes(SYSTEM_ADMIN)).isFalse();
    }

    @Test
    void whatIsHeldCoversWhatItIncludes() {
        assertThat(JiraScope.covers(Set.of(WRITE), Set.of(READ, WRITE))).isTrue();
        assertThat(JiraScope.covers(Set.of(READ), Set.of(READ, WRITE))).isFalse();
        assertThat(JiraScope.covers(Set.of(), Set.of(READ))).isFalse();
    }

    @Test
    @DisplayName("P42: duplicate scopes collapse")
    void duplicatesCollapse() {
        assertThat(JiraScope.parse("WRITE READ WRITE")).containsExactlyInAnyOrder(READ, WRITE);
        assertThat(JiraScope.format(JiraScope.parse("WRITE READ"))).isEqualTo("READ WRITE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "READ,WRITE", "read:jira-work", "READ_ALL", "READ\u00a0WRITE"})
    @DisplayName("P42: a scope of another spelling or product is unknown")
    void otherNamesAreUnknown(String text) {
        assertThatThrownBy(() -> JiraScope.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoLongerPermittedIsCutDownToWhatIs() {
        assertThat(JiraScope.limited(Set.of(READ, WRITE), Set.of(ADMIN))).containsExactlyInAnyOrder(READ, WRITE);
        assertThat(JiraScope.limited(Set.of(WRITE), Set.of(READ))).containsExactly(READ);
        assertThat(JiraScope.limited(Set.of(READ, SYSTEM_ADMIN), Set.of(WRITE))).containsExactlyInAnyOrder(READ, WRITE);
    }
}
