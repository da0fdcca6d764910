package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.lease.Lease;
import io.oauthlinks.lease.LeaseLost;
import io.oauthlinks.lease.Leases;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outbound.OutboundFailure;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One refresh of one account (RFC 6749 section 6), by one caller on all nodes. */
public final class Refresh {

    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private final OutgoingLinks links;
    private final Accounts accounts;
    private final TokenEndpoint tokenEndpoint;
    private final Leases leases;
    private final AuditLog audit;
    private final Clock clock;

    public Refresh(OutgoingLinks links, Accounts accounts, TokenEndpoint tokenEndpoint, Leases leases, AuditLog audit, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.tokenEndpoint = tokenEndpoint;
        this.leases = leases;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refreshes unless somebody else is at it. What came of it is committed before it is returned, so that a rotated refresh
     * token is never lost with a transaction of the caller's.
     *
     * @param leaseLife longer than the longest answer of a provider; after it another node may take over
     * @param isDue     asked again once the account is ours, because another caller may have been faster
     * @return the account as it stands afterwards; empty when somebody else is refreshing it
     * @throws TokenUnavailable when the account or its link has been deleted
     */
    Optional<Account> attempt(long accountId, Duration leaseLife, Predicate<Account> isDue) {
        Optional<Lease> lease = leases.tryAcquire(work(accountId), leaseLife);
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        boolean given = false;
        try {
            Account account = load(accountId);
            if (!isDue.test(account)) {
                return Optional.of(account);
            }
            Account after = outcome(account);
            AtomicReference<Account> stored = new AtomicReference<>();
            complete(lease.get(), () -> stored.set(write(account, after)));
            given = true;
            return Optional.of(stored.get());
        } catch (LeaseLost e) {
            LOG.warn("The refresh of account {} took longer than its lease; what came of it is dropped", accountId);
            return Optional.of(load(accountId));
        } finally {
            if (!given) {
                leases.release(lease.get());
            }
        }
    }

    /** A rotated refresh token exists nowhere else, so a write that fails is tried once more; had it reached the database, the lease is lost. */
    private void complete(Lease lease, Runnable write) {
        try {
            leases.complete(lease, write);
        } catch (LeaseLost | TokenUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("Writing the outcome of {} failed and is tried again", lease.name(), e);
            leases.complete(lease, write);
        }
    }

    private Account load(long accountId) {
        return accounts.byId(accountId).orElseThrow(() -> new TokenUnavailable(Problem.named(ProviderErrors.PREFIX, "account-gone")));
    }

    private Account outcome(Account account) {
        OutgoingLink link = links.byId(account.linkId())
                .orElseThrow(() -> new TokenUnavailable(Problem.named(ProviderErrors.PREFIX, "account-gone")));
        if (!link.endpoints().token().toString().equals(account.tokenEndpoint())) {
            return account.reAuthorizationNeeded(named("token-endpoint-changed", link), clock.instant());
        }
        if (account.tokens().refreshToken() == null) {
            return account.reAuthorizationNeeded(named("no-refresh-token", link), clock.instant());
        }
        return answered(account, link);
    }

    /**
     * What is sent is noted beforehand: should this node die or the answer be lost, whoever comes next knows that the provider may have
     * replaced the refresh token. The old one is tried all the same, because most providers still take it.
     */
    private Account answered(Account account, OutgoingLink link) {
        Instant unanswered = Optional.ofNullable(account.unansweredSince()).orElseGet(clock::instant);
        accounts.sendsRefreshToken(account.id(), unanswered);
        try {
            return account.refreshed(tokenEndpoint.refresh(link, account.tokens()));
        } catch (TokenFailure e) {
            LOG.debug("The refresh of account {} failed: {}", account.id(), e.problem().reason());
            Instant now = clock.instant();
            return e.isGrantDead() ? account.reAuthorizationNeeded(why(e.problem(), account, link), now)
                    : account.failing(e.problem(), now, now.plus(pause(account.failures(), e.retryAfter())),
                            OutboundFailure.isAnswerLost(e.problem()) ? unanswered : account.unansweredSince());
        }
    }

    /** An unexplained refusal of a refresh token that was sent before without an answer: the provider had replaced it then. */
    private static Problem why(Problem refused, Account account, OutgoingLink link) {
        return account.unansweredSince() == null || !ProviderErrors.isUnexplained(refused) ? refused
                : named("refresh-interrupted", link).inWordsOf(refused.providerWords());
    }

    /** Name of the lease under which an account's tokens are written. */
    static String work(long accountId) {
        return "account/" + accountId + "/refresh";
    }

    private static Problem named(String reason, OutgoingLink link) {
        return Problem.named(ProviderErrors.PREFIX, reason, link.name());
    }

    /** Doubles with every failure up to an hour, and is never shorter than the provider asked for. */
    private static Duration pause(int failuresBefore, Duration retryAfter) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, 10));
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return pause.compareTo(retryAfter) > 0 ? pause : retryAfter;
    }

    /** Runs inside the lease's last transaction. An account that was authorized again or deleted meanwhile stays as it is. */
    private Account write(Account before, Account after) {
        Account current = load(before.id());
        if (!current.authorizedAt().equals(before.authorizedAt())) {
            return current;
        }
        Account saved = accounts.save(unlessLinkChanged(after));
        record(before, saved);
        return saved;
    }

    /** The link may have got another token endpoint while the old one was answering. */
    private Account unlessLinkChanged(Account after) {
        return links.byId(after.linkId()).filter(link -> !link.endpoints().token().toString().equals(after.tokenEndpoint()))
                .filter(link -> after.state() != AccountState.RE_AUTHORIZATION_NEEDED)
                .map(link -> after.reAuthorizationNeeded(named("token-endpoint-changed", link), clock.instant())).orElse(after);
    }

    private void record(Account before, Account after) {
        if (after.state() == AccountState.RE_AUTHORIZATION_NEEDED) {
            audit.record(Actor.APP, AuditAction.RE_AUTHORIZATION_NEEDED, AccountsOfLink.subject(after), after.problem().reason());
        } else if (after.state() == AccountState.FAILING && before.state() != AccountState.FAILING) {
            audit.record(Actor.APP, AuditAction.REFRESH_FAILED, AccountsOfLink.subject(after), after.problem().reason());
        } else if (after.state() == AccountState.VALID && before.state() == AccountState.FAILING) {
            audit.record(Actor.APP, AuditAction.REFRESH_RECOVERED, AccountsOfLink.subject(after), "");
        }
    }
}
