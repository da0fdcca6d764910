package io.oauthlinks.jira.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.LinkProblems;
import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.jira.schedule.CleanUp;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.DeletedAccounts;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanUpWiringTest {

    private static final Instant NOW = MovableClock.START;

    private final Map<String, Instant> limits = new HashMap<>();
    private final CleanUpWiring wiring = new CleanUpWiring();
    private final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);

    @Test
    void eachKindHasItsOwnAge() {
        List<CleanUp.Kind> kinds = List.of(wiring.expiredFlows(port(PendingAuthorizations.class)), wiring.unusedAccounts(port(Accounts.class), new DeletedAccounts(null, null, null, null, null)),
                wiring.oldTests(port(TestRuns.class)), wiring.expiredCodes(port(AuthorizationCodes.class)), wiring.endedTokens(port(Grants.class)),
                wiring.oldProblems(port(LinkProblems.class), settings), wiring.oldAuditEntries(port(AuditLog.class), settings));
        wiring.cleanUp(kinds, new MovableClock()).run();
        assertThat(limits).containsOnly(Map.entry("PendingAuthorizations", NOW), Map.entry("Accounts", NOW.minus(Duration.ofDays(1))),
                Map.entry("TestRuns", NOW.minus(Duration.ofDays(7))), Map.entry("AuthorizationCodes", NOW), Map.entry("Grants", NOW),
                Map.entry("LinkProblems", NOW.minus(Duration.ofDays(30))), Map.entry("AuditLog", NOW.minus(Duration.ofDays(365))));
    }

    private <T> T port(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            limits.put(type.getSimpleName(), (Instant) arguments[0]);
            return method.getReturnType() == List.class ? List.of() : 0;
        }));
    }
}
