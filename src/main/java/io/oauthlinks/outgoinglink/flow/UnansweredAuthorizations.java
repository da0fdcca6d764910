package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Authorizations that never came back. A provider that does not know the redirect URL must not send the browser there (RFC 6749
 * section 4.1.2.1): it tells the person alone, and Jira can only notice that nothing comes.
 */
public final class UnansweredAuthorizations {

    /** Shorter ones are most likely still at the provider's login page. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final PendingAuthorizations pending;
    private final Accounts accounts;
    private final Clock clock;

    public UnansweredAuthorizations(PendingAuthorizations pending, Accounts accounts, Clock clock) {
        this.pending = pending;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The latest authorization of a link, of whichever mailbox, if it was begun two minutes ago or earlier, or was not the first
     * that did not come back. One that came back with tokens has proved the redirect URL, so that earlier ones do not count.
     */
    public Optional<Unanswered> latest(long linkId) {
        List<Unanswered> begun = pending.unanswered(linkId);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        Instant proved = accounts.ofLink(linkId).stream().map(Account::authorizedAt).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        List<Unanswered> open = begun.stream().filter(one -> one.startedAt().isAfter(proved))
                .sorted(Comparator.comparing(Unanswered::startedAt).reversed()).toList();
        boolean old = !open.isEmpty() && !open.get(0).startedAt().plus(PATIENCE).isAfter(clock.instant());
        return old || open.size() > 1 ? Optional.of(open.get(0)) : Optional.empty();
    }
}
