package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.lease.Waiter;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outbound.OutboundFailure;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives out access tokens that live long enough to be used, refreshing them before they expire. */
public final class AccessTokens {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private final Accounts accounts;
    private final Refresh refresh;
    private final SettingsStore settings;
    private final Waiter waiter;
    private final Clock clock;

    public AccessTokens(Accounts accounts, Refresh refresh, SettingsStore settings, Waiter waiter, Clock clock) {
        this.accounts = accounts;
        this.refresh = refresh;
        this.settings = settings;
        this.waiter = waiter;
        this.clock = clock;
    }

    /** @throws TokenUnavailable when there is none: the account is gone, needs re-authorization, or its refresh fails and the token is dead */
    public AccessToken current(long accountId) {
        return give(accountId, this::isDue);
    }

    /**
     * As {@link #current}, for an administrator who waits for the answer: the pause after a failed refresh is not sat out,
     * unless the provider has had too many requests.
     *
     * @throws TokenUnavailable when there is none
     */
    public AccessToken currentNow(long accountId) {
        return give(accountId, this::isDueNow);
    }

    private AccessToken give(long accountId, Predicate<Account> isDue) {
        Account account = load(accountId);
        if (account.tokens() == null) {
            throw unavailable("tokens-unreadable");
        }
        Account fresh = isDue.test(account) ? refreshed(account, isDue) : account;
        if (fresh.state() == AccountState.RE_AUTHORIZATION_NEEDED || fresh.tokens() == null || !Freshness.isAlive(fresh.tokens(), clock.instant())) {
            throw fresh.problem() == null ? unavailable("refresh-takes-too-long") : new TokenUnavailable(fresh.problem());
        }
        return new AccessToken(fresh.tokens().accessToken(), fresh.tokens().expiresAt(), fresh.tokens().scopes());
    }

    /**
     * Refreshes the accounts that are due; for the scheduled job. Once a token endpoint does not answer, the other accounts there
     * are left to the next run, so that those of other providers are not kept waiting.
     *
     * @return how many refreshes were tried
     */
    public int refreshDue() {
        int tried = 0;
        Set<String> unreachable = new HashSet<>();
        for (Account account : accounts.all()) {
            if (!unreachable.contains(account.tokenEndpoint()) && isDue(account)) {
                Optional<Account> after = tryRefresh(account);
                after.filter(AccessTokens::isUnanswered).map(Account::tokenEndpoint).ifPresent(unreachable::add);
                tried += after.isPresent() ? 1 : 0;
            }
        }
        return tried;
    }

    private static boolean isUnanswered(Account account) {
        return account.problem() != null && OutboundFailure.isUnreachable(account.problem());
    }

    /** One account that cannot be refreshed must not keep the others from it. */
    private Optional<Account> tryRefresh(Account account) {
        try {
            return attempt(account.id(), this::isDue);
        } catch (TokenUnavailable e) {
            LOG.debug("Account {} went away", account.id());
        } catch (RuntimeException e) {
            LOG.warn("Account {} could not be refreshed", account.id(), e);
        }
        return Optional.empty();
    }

    /** Refreshes, or waits for whoever is refreshing; should that one have died, its lease ends and this one takes over. */
    private Account refreshed(Account account, Predicate<Account> isDue) {
        Account latest = account;
        Duration patience = settings.current().outboundTimeout().plus(MARGIN);
        for (Duration waited = Duration.ZERO; isDue.test(latest) && waited.compareTo(patience) <= 0; waited = waited.plus(STEP)) {
            Optional<Account> mine = attempt(latest.id(), isDue);
            if (mine.isPresent()) {
                return mine.get();
            }
            waiter.pause(STEP);
            latest = load(account.id());
        }
        return latest;
    }

    private Optional<Account> attempt(long accountId, Predicate<Account> isDue) {
        return refresh.attempt(accountId, settings.current().outboundTimeout().plus(MARGIN), isDue);
    }

    private boolean isDue(Account account) {
        return Freshness.isDue(account, clock.instant(), settings.current().refreshBefore()) && !Freshness.isPausing(account, clock.instant());
    }

    private boolean isDueNow(Account account) {
        boolean asked = account.problem() != null && account.problem().reason().equals(TokenAnswer.BUSY);
        return Freshness.isDue(account, clock.instant(), settings.current().refreshBefore())
                && !(asked && Freshness.isPausing(account, clock.instant()));
    }

    private Account load(long accountId) {
        return accounts.byId(accountId).orElseThrow(() -> unavailable("account-gone"));
    }

    private static TokenUnavailable unavailable(String reason) {
        return new TokenUnavailable(Problem.named(ProviderErrors.PREFIX, reason));
    }
}
