package io.oauthlinks.jira.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanUpTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Instant> limits = new HashMap<>();
    private final List<Integer> batches = new ArrayList<>();

    private <T> T port(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (type == SettingsStore.class) {
                return Settings.DEFAULTS;
            }
            String name = type.getSimpleName();
            limits.put(name, (Instant) arguments[0]);
            int deleted = Math.min((int) arguments[1], rows.getOrDefault(name, 0));
            rows.merge(name, -deleted, Integer::sum);
            batches.add(deleted);
            return deleted;
        }));
    }

    private int run() {
        return new CleanUp(port(PendingAuthorizations.class), port(Accounts.class), port(TestRuns.class), port(AuditLog.class),
                port(SettingsStore.class), Clock.fixed(NOW, ZoneOffset.UTC)).run();
    }

    @Test
    void eachKindHasItsOwnAge() {
        run();
        assertThat(limits).containsEntry("PendingAuthorizations", NOW).containsEntry("Accounts", NOW.minus(Duration.ofDays(1)))
                .containsEntry("TestRuns", NOW.minus(Duration.ofDays(7))).containsEntry("AuditLog", NOW.minus(Duration.ofDays(365)));
    }

    @Test
    void everythingOldGoesInBatches() {
        rows.putAll(Map.of("PendingAuthorizations", 450, "Accounts", 1, "TestRuns", 200));
        assertThat(run()).isEqualTo(651);
        assertThat(batches).allMatch(batch -> batch <= 200);
        assertThat(rows.values()).allMatch(left -> left == 0);
    }

    @Test
    void aRunEndsEvenWhenThereIsMore() {
        rows.put("AuditLog", 1_000_000);
        assertThat(run()).isEqualTo(10_000);
    }
}
