package io.oauthlinks.jira.wiring;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.LinkProblems;
import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.jira.schedule.CleanUp;
import io.oauthlinks.jira.schedule.CleanUp.Kind;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.DeletedAccounts;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** How long everything is kept. */
@Component
@Configuration(proxyBeanMethods = false)
class CleanUpWiring {

    /** An account that was authorized on a form that was never saved. */
    private static final Duration UNUSED_ACCOUNT = Duration.ofDays(1);
    private static final Duration OLD_TEST = Duration.ofDays(7);

    @Bean
    CleanUp cleanUp(List<Kind> kinds, Clock clock) {
        return new CleanUp(kinds, clock);
    }

    @Bean
    Kind expiredFlows(PendingAuthorizations pending) {
        return new Kind("pending authorizations", pending::deleteExpired);
    }

    @Bean
    Kind unusedAccounts(Accounts accounts, DeletedAccounts deleted) {
        return new Kind("unused accounts", (now, limit) -> {
            List<Account> unused = accounts.deleteUnused(now.minus(UNUSED_ACCOUNT), limit);
            deleted.gone(unused, Actor.APP);
            return unused.size();
        });
    }

    @Bean
    Kind oldTests(TestRuns tests) {
        return new Kind("connection tests", (now, limit) -> tests.deleteBefore(now.minus(OLD_TEST), limit));
    }

    @Bean
    Kind expiredCodes(AuthorizationCodes codes) {
        return new Kind("authorization codes", codes::deleteExpired);
    }

    @Bean
    Kind endedTokens(Grants grants) {
        return new Kind("tokens and grants", grants::deleteExpired);
    }

    @Bean
    Kind oldProblems(LinkProblems problems, SettingsStore settings) {
        return new Kind("recent problems", (now, limit) -> problems.deleteBefore(now.minus(settings.current().incoming().problemRetention()), limit));
    }

    @Bean
    Kind oldAuditEntries(AuditLog audit, SettingsStore settings) {
        return new Kind("audit entries", (now, limit) -> audit.deleteBefore(now.minus(settings.current().auditRetention()), limit));
    }
}
