package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.message.Problem;
import java.time.Instant;

/**
 * One authorization of an outgoing link by one mailbox; it alone holds the tokens.
 *
 * @param id             row number; 0 before the first save
 * @param mailbox        user name that the account was authorized for, as typed at the mail server
 * @param signedInAs     who signed in at the provider, by its word; empty when it did not tell
 * @param tokens         null when they cannot be opened (key set missing or another)
 * @param tokenEndpoint  the endpoint the tokens came from; they are sent nowhere else
 * @param state          see {@link AccountState}
 * @param stateSince     since when the account is in this state
 * @param problem        why it is failing or must be re-authorized; null when valid
 * @param failures       refreshes that failed in a row
 * @param nextTry        when a failing refresh is tried again; null when valid
 * @param authorizedBy   user key of the administrator who authorized it
 * @param lastSuccess    when a token was last received
 * @param refreshingSince when the refresh token was sent to a provider whose answer has not been stored: a refresh is under way, or its
 *                       node died or its answer was lost; null otherwise. Whether the provider has replaced the refresh token is unknown then
 */
public record Account(long id, long linkId, String mailbox, String signedInAs, Tokens tokens, String tokenEndpoint, AccountState state,
                      Instant stateSince, Problem problem, int failures, Instant nextTry, String authorizedBy,
                      Instant authorizedAt, Instant lastSuccess, Instant refreshingSince) {

    static final String UNREADABLE = "tokens-unreadable";

    /** Authorized just now, for the first time or again; nothing of what was before counts. */
    public static Account authorized(Account before, Tokens tokens, String tokenEndpoint, String userKey) {
        Instant now = tokens.issuedAt();
        return new Account(before.id, before.linkId, before.mailbox, before.signedInAs, tokens, tokenEndpoint, AccountState.VALID, now, null, 0, null, userKey,
                now, now, null);
    }

    /** An account that is about to be authorized for the first time. */
    public static Account unauthorized(long linkId, String mailbox) {
        return new Account(0, linkId, mailbox, "", null, "", AccountState.RE_AUTHORIZATION_NEEDED, null, null, 0, null, "", null, null, null);
    }

    /**
     * Since when the refresh token has been with the provider without an answer; null when it is not. Tokens received later count as the answer: an
     * older version of the app on another node stores them and leaves the time standing.
     */
    Instant unansweredSince() {
        return refreshingSince == null || tokens == null || refreshingSince.isBefore(tokens.issuedAt()) ? null : refreshingSince;
    }

    public Account forMailbox(String newMailbox) {
        return new Account(id, linkId, newMailbox, signedInAs, tokens, tokenEndpoint, state, stateSince, problem, failures, nextTry, authorizedBy,
                authorizedAt, lastSuccess, refreshingSince);
    }

    public Account signedInAs(String name) {
        return new Account(id, linkId, mailbox, name, tokens, tokenEndpoint, state, stateSince, problem, failures, nextTry, authorizedBy, authorizedAt,
                lastSuccess, refreshingSince);
    }

    /** Refreshed; counters and reasons of earlier failures are gone. */
    Account refreshed(Tokens fresh) {
        Instant now = fresh.issuedAt();
        return new Account(id, linkId, mailbox, signedInAs, fresh, tokenEndpoint, AccountState.VALID, state == AccountState.VALID ? stateSince : now, null,
                0, null, authorizedBy, authorizedAt, now, null);
    }

    /**
     * A refresh failed in a way that may pass; the access token stays usable while it lives.
     *
     * @param unanswered since when the refresh token is with the provider without an answer; null when there was one
     */
    Account failing(Problem why, Instant now, Instant again, Instant unanswered) {
        return new Account(id, linkId, mailbox, signedInAs, tokens, tokenEndpoint, AccountState.FAILING, state == AccountState.FAILING ? stateSince : now,
                why, failures + 1, again, authorizedBy, authorizedAt, lastSuccess, unanswered);
    }

    /** A refresh cannot succeed any more, so an administrator must act. */
    Account reAuthorizationNeeded(Problem why, Instant now) {
        return new Account(id, linkId, mailbox, signedInAs, tokens, tokenEndpoint, AccountState.RE_AUTHORIZATION_NEEDED, now, why, failures, null,
                authorizedBy, authorizedAt, lastSuccess, null);
    }

    /** As it stands while its tokens cannot be opened: only an administrator can help. Not to be stored, because their key may come back. */
    public Account unreadable() {
        Problem why = Problem.named(ProviderErrors.PREFIX, UNREADABLE);
        Instant since = lastSuccess == null ? stateSince : lastSuccess;
        return new Account(id, linkId, mailbox, signedInAs, null, tokenEndpoint, AccountState.RE_AUTHORIZATION_NEEDED, since, why, failures, null,
                authorizedBy, authorizedAt, lastSuccess, refreshingSince);
    }

    public boolean isUnreadable() {
        return problem != null && problem.reason().equals(UNREADABLE);
    }

    /** Something was mended, so a failing refresh is tried again at once. */
    Account triedAgainAt(Instant again) {
        return new Account(id, linkId, mailbox, signedInAs, tokens, tokenEndpoint, state, stateSince, problem, failures, again, authorizedBy, authorizedAt,
                lastSuccess, refreshingSince);
    }
}
