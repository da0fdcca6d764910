package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Lease;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuthorizedAccountsTest {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private final MovableClock clock = new MovableClock();
    private final InMemoryLeases leases = new InMemoryLeases(clock);
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private Lease refresh;
    private final AuthorizedAccounts authorized = new AuthorizedAccounts(accounts, new Turns(leases, this::pause));
    private Runnable duringTheWait = () -> { };
    private final Account first = accounts.save(with("refresh-1", Account.unauthorized(7, "it@acme.example")));

    private void pause(Duration duration) {
        clock.advance(duration);
        duringTheWait.run();
    }

    @Test
    void aRefreshThatIsWritingIsWaitedForAndPutsNoOldTokensBack() {
        refresh = leases.tryAcquire("account/" + first.id() + "/refresh", LIFE).orElseThrow();
        duringTheWait = () -> leases.complete(refresh, () -> accounts.save(with("refresh-1b", first)));
        Account saved = authorized.save(with("refresh-2", authorized.before(7, first.id(), "it@acme.example")));
        assertThat(saved.id()).isEqualTo(first.id());
        assertThat(refreshToken()).isEqualTo("refresh-2");
        assertThat(leases.tryAcquire("account/" + first.id() + "/refresh", LIFE)).isPresent();
    }

    @Test
    void aRefreshThatHangsDoesNotFailTheAuthorization() {
        refresh = leases.tryAcquire("account/" + first.id() + "/refresh", LIFE).orElseThrow();
        Instant before = clock.instant();
        authorized.save(with("refresh-2", first));
        assertThat(refreshToken()).isEqualTo("refresh-2");
        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anAuthorizationSurvivesADatabaseThatWasAwayForAMoment() {
        accounts.failNextSave(new IllegalStateException("database away for a moment"));
        authorized.save(with("refresh-2", first));
        assertThat(refreshToken()).isEqualTo("refresh-2");
    }

    @Test
    void anAccountOfAnotherLinkStaysAsItIs() {
        Account other = authorized.save(with("refresh-2", authorized.before(8, first.id(), "it@acme.example")));
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(other.linkId()).isEqualTo(8);
        assertThat(refreshToken()).isEqualTo("refresh-1");
    }

    private String refreshToken() {
        return accounts.byId(first.id()).orElseThrow().tokens().refreshToken().reveal();
    }

    private Account with(String refreshToken, Account before) {
        Tokens tokens = new Tokens(Secret.of("access"), Secret.of(refreshToken), clock.instant(), clock.instant().plus(LIFE), Scopes.NONE);
        return Account.authorized(before, tokens, "https://login.example/token", "admin");
    }
}
