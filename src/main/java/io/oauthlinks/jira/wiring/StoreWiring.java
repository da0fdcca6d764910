package io.oauthlinks.jira.wiring;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.audit.api.AuditService;
import com.atlassian.sal.api.ApplicationProperties;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.platform.JiraAuditLog;
import io.oauthlinks.jira.store.AoAccounts;
import io.oauthlinks.jira.store.AoAuditLog;
import io.oauthlinks.jira.store.AoLeases;
import io.oauthlinks.jira.store.AoMailServers;
import io.oauthlinks.jira.store.AoOutgoingLinks;
import io.oauthlinks.jira.store.AoPendingAuthorizations;
import io.oauthlinks.jira.store.AoSettingsStore;
import io.oauthlinks.jira.store.AoTestRuns;
import io.oauthlinks.jira.store.QueuedAuditLog;
import io.oauthlinks.jira.store.SealedRows;
import io.oauthlinks.secret.KeySetVault;
import io.oauthlinks.secret.Vault;
import io.oauthlinks.settings.RememberedSettings;
import io.oauthlinks.settings.SettingsStore;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Where everything rests: the database, and the key set in the shared home. */
@Component
@Configuration(proxyBeanMethods = false)
class StoreWiring {

    /** The one clock of the app. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** In a cluster the home that all nodes share; on a single node Jira may name only its own. */
    static Path home(ApplicationProperties properties) {
        return properties.getSharedHomeDirectory().or(properties::getLocalHomeDirectory)
                .orElseThrow(() -> new IllegalStateException("Jira names no home directory"));
    }

    @Bean
    KeySetVault vault(ApplicationProperties properties, ActiveObjects ao) {
        return new KeySetVault(home(properties).resolve("oauth-links").resolve("keys.json"), new SealedRows(ao)::isAny);
    }

    @Bean
    AoOutgoingLinks outgoingLinks(ActiveObjects ao, Vault vault) {
        return new AoOutgoingLinks(ao, vault);
    }

    @Bean
    AoAccounts accounts(ActiveObjects ao, Vault vault) {
        return new AoAccounts(ao, vault);
    }

    @Bean
    AoPendingAuthorizations pendingAuthorizations(ActiveObjects ao, Vault vault) {
        return new AoPendingAuthorizations(ao, vault);
    }

    @Bean
    AoMailServers mailServers(ActiveObjects ao, Vault vault) {
        return new AoMailServers(ao, vault);
    }

    @Bean
    AoTestRuns testRuns(ActiveObjects ao) {
        return new AoTestRuns(ao);
    }

    @Bean
    SettingsStore settingsStore(ActiveObjects ao, Vault vault, Clock clock) {
        return new RememberedSettings(new AoSettingsStore(ao, vault, InitialSettings.fromSystemProperties(System::getProperty)), clock);
    }

    @Bean
    AoLeases leases(ActiveObjects ao, Threads threads, Clock clock) {
        return new AoLeases(ao, threads.leases(), clock);
    }

    @Bean
    QueuedAuditLog queuedAuditLog(ActiveObjects ao, Threads threads, Clock clock) {
        return new QueuedAuditLog(new AoAuditLog(ao, clock), threads.timer(), clock);
    }

    @Bean
    @Primary
    AuditLog auditLog(QueuedAuditLog own, AuditService jira) {
        return new JiraAuditLog(own, jira);
    }
}
