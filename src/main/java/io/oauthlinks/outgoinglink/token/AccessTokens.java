package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.lease.Waiter;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outbound.OutboundFailure;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives out access tokens that live long enough to be used, refreshing them before they expire. */
public final class AccessTokens {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration MARGIN = Duration.ofSeconds(10);
    /** After the lease of a node that has died, so that who waits for that node sees its end. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(5);
    private static final Duration BETWEEN_FORCED = Duration.ofMinutes(5);
    private final Accounts accounts;
    private final Refresh refresh;
    private final SettingsStore settings;
    private final SharedWork<Need, Optional<Account>> work;
    private final Map<Long, Instant> lastForced = new ConcurrentHashMap<>();
    private final Waiter waiter;
    private final Clock clock;

    /** @param threads for refreshes; their number is that of the accounts that are refreshed at the same time on this node */
    public AccessTokens(Accounts accounts, Refresh refresh, SettingsStore settings, Executor threads, Waiter waiter, Clock clock) {
        this.accounts = accounts;
        this.refresh = refresh;
        this.settings = settings;
        this.work = new SharedWork<>(threads);
        this.waiter = waiter;
        this.clock = clock;
    }

    private enum Urgency { SCHEDULED, USUAL, WAITED_FOR, REFUSED }

    /**
     * What is wanted of an account; who wants the same at the same time shares the outcome.
     *
     * @param refused the token that a mail server has refused; null for the other urgencies
     */
    private record Need(long accountId, Urgency urgency, Secret refused) { }

    /** @throws TokenUnavailable when there is none: the account is gone, needs re-authorization, or its refresh fails and the token is dead */
    public AccessToken current(long accountId) {
        return give(new Need(accountId, Urgency.USUAL, null));
    }

    /**
     * As {@link #current}, for an administrator who waits for the answer: the pause after a failed refresh is not sat out,
     * unless the provider has had too many requests.
     *
     * @throws TokenUnavailable when there is none
     */
    public AccessToken currentNow(long accountId) {
        return give(new Need(accountId, Urgency.WAITED_FOR, null));
    }

    /**
     * A token in place of one that a mail server has refused although it should be valid: the stored one if it is another by now, else one
     * refreshed before its time. That happens once in five minutes for an account on a node, because a wrong mailbox is refused every time.
     *
     * @return empty when there is no other
     * @throws TokenUnavailable when the refresh shows that the account is gone or needs re-authorization
     */
    public Optional<AccessToken> insteadOf(Secret refused, long accountId) {
        Need need = new Need(accountId, Urgency.REFUSED, refused);
        Account account = load(accountId);
        Account fresh = isDue(need, account) ? refreshed(account, need) : account;
        if (fresh.state() == AccountState.RE_AUTHORIZATION_NEEDED) {
            throw new TokenUnavailable(fresh.problem());
        }
        Tokens tokens = fresh.tokens();
        boolean another = tokens != null && !tokens.accessToken().equals(refused) && Freshness.isAlive(tokens, clock.instant());
        return another ? Optional.of(token(fresh)) : Optional.empty();
    }

    private AccessToken give(Need need) {
        Account account = load(need.accountId());
        if (account.tokens() == null) {
            throw unavailable(Account.UNREADABLE);
        }
        Account fresh = isDue(need, account) ? refreshed(account, need) : account;
        if (fresh.state() == AccountState.RE_AUTHORIZATION_NEEDED || fresh.tokens() == null || !Freshness.isAlive(fresh.tokens(), clock.instant())) {
            throw fresh.problem() == null ? unavailable("refresh-takes-too-long") : new TokenUnavailable(fresh.problem());
        }
        return token(fresh);
    }

    private static AccessToken token(Account account) {
        return new AccessToken(account.tokens().accessToken(), account.tokens().expiresAt(), account.tokens().scopes());
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
            Need need = new Need(account.id(), Urgency.SCHEDULED, null);
            if (!unreachable.contains(account.tokenEndpoint()) && isDue(need, account)) {
                Optional<Account> after = tryRefresh(need);
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
    private Optional<Account> tryRefresh(Need need) {
        try {
            return work.outcome(need, patience(), () -> attempt(need)).flatMap(after -> after);
        } catch (TokenUnavailable e) {
            LOG.debug("Account {} went away", need.accountId());
        } catch (RuntimeException e) {
            LOG.warn("Account {} could not be refreshed", need.accountId(), e);
        }
        return Optional.empty();
    }

    private Account refreshed(Account account, Need need) {
        return work.outcome(need, patience(), () -> refreshOrAwait(need)).flatMap(after -> after).orElse(account);
    }

    /** Refreshes, or waits for whoever is refreshing; should that one have died, its lease ends and this one takes over. */
    private Optional<Account> refreshOrAwait(Need need) {
        if (need.urgency() == Urgency.REFUSED && !mayForce(need.accountId())) {
            return Optional.empty();
        }
        Duration longest = leaseLife().plus(TAKE_OVER);
        Account latest = load(need.accountId());
        for (Duration waited = Duration.ZERO; isDue(need, latest) && waited.compareTo(longest) <= 0; waited = waited.plus(STEP)) {
            Optional<Account> mine = attempt(need);
            if (mine.isPresent()) {
                return mine;
            }
            waiter.pause(STEP);
            latest = load(need.accountId());
        }
        return Optional.of(latest);
    }

    private Optional<Account> attempt(Need need) {
        return refresh.attempt(need.accountId(), leaseLife(), account -> isDue(need, account));
    }

    /** A request to a provider ends within the time limit of the settings; the margin is for the database. */
    private Duration leaseLife() {
        return settings.current().outboundTimeout().plus(MARGIN);
    }

    /** Waiting for the end of somebody else's lease, then a refresh of one's own. */
    private Duration patience() {
        return leaseLife().plus(TAKE_OVER).plus(leaseLife());
    }

    private boolean mayForce(long accountId) {
        Instant now = clock.instant();
        return now.equals(lastForced.compute(accountId, (id, last) -> last == null || !now.isBefore(last.plus(BETWEEN_FORCED)) ? now : last));
    }

    private boolean isDue(Need need, Account account) {
        Instant now = clock.instant();
        boolean due = need.urgency() == Urgency.REFUSED ? Freshness.isRefused(account, need.refused())
                : Freshness.isDue(account, now, settings.current().refreshBefore());
        boolean asked = account.problem() != null && account.problem().reason().equals(TokenAnswer.BUSY);
        boolean sitsOut = asked || need.urgency() == Urgency.SCHEDULED || need.urgency() == Urgency.USUAL;
        return due && !(sitsOut && Freshness.isPausing(account, now));
    }

    private Account load(long accountId) {
        return accounts.byId(accountId).orElseThrow(() -> unavailable("account-gone"));
    }

    private static TokenUnavailable unavailable(String reason) {
        return new TokenUnavailable(Problem.named(ProviderErrors.PREFIX, reason));
    }
}
