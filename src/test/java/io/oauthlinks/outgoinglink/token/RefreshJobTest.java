package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.InMemoryOutgoingLinks;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RefreshJobTest {

    private final MovableClock clock = new MovableClock();
    private final TokenServer hanging = new TokenServer();
    private final TokenServer answering = new TokenServer();
    private final CountDownLatch end = new CountDownLatch(1);
    private final InMemorySettings settings = InMemorySettings.forLoopback();
    private final PinnedHttp http = new PinnedHttp(settings);
    private final InMemoryOutgoingLinks links = new InMemoryOutgoingLinks();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final Refresh refresh = new Refresh(links, accounts, new TokenEndpoint(http, clock), new InMemoryLeases(clock), new InMemoryAuditLog(clock), clock);
    private final AccessTokens tokens = new AccessTokens(accounts, refresh, settings, Runnable::run, clock::advance, clock);

    @BeforeEach
    void start() {
        settings.save(new Settings(true, List.of("127.0.0.1"), Duration.ofSeconds(1), 1024, Duration.ofMinutes(5), Duration.ofDays(1), IncomingPolicy.DEFAULTS));
        answering.grants("access-2", "refresh-2", 3600);
        hanging.grants("access-2", "refresh-2", 3600);
    }

    @AfterEach
    void stop() {
        end.countDown();
        http.close();
        hanging.close();
        answering.close();
    }

    @Test
    @DisplayName("C22: a token endpoint that hangs is asked once in a run, and does not delay the accounts of others")
    void aHangingProviderIsAskedOnceInARun() {
        hanging.beforeAnswer(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        OutgoingLink slow = links.save(TestLinks.custom(hanging.origin()).name("Slow").build());
        List<Account> waiting = List.of(account(slow), account(slow), account(slow));
        Account other = account(links.save(TestLinks.custom(answering.origin()).name("Quick").build()));
        clock.advance(Duration.ofHours(1));

        assertThat(tokens.refreshDue()).isEqualTo(2);
        assertThat(hanging.received()).hasSize(1);
        assertThat(states(waiting)).containsExactly(AccountState.FAILING, AccountState.VALID, AccountState.VALID);
        assertThat(accounts.byId(other.id()).orElseThrow().tokens().refreshToken().reveal()).isEqualTo("refresh-2");

        assertThat(tokens.refreshDue()).as("the next run tries the next one").isEqualTo(1);
        assertThat(states(waiting)).containsExactly(AccountState.FAILING, AccountState.FAILING, AccountState.VALID);

        end.countDown();
        clock.advance(Duration.ofMinutes(1));
        assertThat(tokens.refreshDue()).as("all, once it answers").isEqualTo(3);
        assertThat(states(waiting)).containsOnly(AccountState.VALID);
    }

    @Test
    @DisplayName("C22: a token endpoint that answers with failures is asked for each account")
    void aFailingAnswerSaysNothingAboutOtherAccounts() {
        answering.forget().answers(500, "");
        OutgoingLink link = links.save(TestLinks.custom(answering.origin()).build());
        List<Account> both = List.of(account(link), account(link));
        clock.advance(Duration.ofHours(1));
        assertThat(tokens.refreshDue()).isEqualTo(2);
        assertThat(states(both)).containsOnly(AccountState.FAILING);
    }

    private List<AccountState> states(List<Account> before) {
        return before.stream().map(account -> accounts.byId(account.id()).orElseThrow().state()).toList();
    }

    private Account account(OutgoingLink link) {
        Tokens first = new Tokens(Secret.of("access-1"), Secret.of("refresh-1"), clock.instant(), clock.instant().plus(Duration.ofHours(1)), Scopes.NONE);
        return accounts.save(Account.authorized(Account.unauthorized(link.id(), "it@acme.example"), first, link.endpoints().token().toString(), "admin"));
    }
}
