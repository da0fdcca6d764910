package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.message.Problem;
import java.time.Instant;

/**
 * One authorization of an outgoing link by one mailbox; it alone holds the tokens.
 *
 * @param id             row number; 0 before the first save
 * @param mailbox        user name that the account was authorized for, as typed at the mail server; the provider's own name is not asked
 * @param tokens         null when they cannot be opened (key set missing or another)
 * @param tokenEndpoint  the endpoint the tokens came from; they are sent nowhere else
 * @param state          see {@link AccountState}
 * @param stateSince     since when the account is in this state
 * @param problem        why it is failing or must be re-authorized; null when valid
 * @param failures       refreshes that failed in a row
 * @param nextTry        when a failing refresh is tried again; null when valid
 * @param authorizedBy   user key of the administrator who authorized it
 * @param lastSuccess    when a token was last received
 */
public record Account(long id, long linkId, String mailbox, Tokens tokens, String tokenEndpoint, AccountState state,
                      Instant stateSince, Problem problem, int failures, Instant nextTry, String authorizedBy,
                      Instant authorizedAt, Instant lastSuccess) { }
