package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.outbound.OutboundFailure;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revokes the refresh tokens of accounts that have been deleted, on threads of its own: no transaction or lease waits for a provider, and whatever
 * the provider answers, the accounts stay deleted. Nothing is sent when the provider has no revocation endpoint that is known, when the tokens
 * came from another token endpoint than the link has now, or while another account of the same user at the same client lives: providers may end
 * all that a user granted to a client (RFC 7009 section 2.1).
 */
public final class DeletedAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(DeletedAccounts.class);
    private final OutgoingLinks links;
    private final Accounts accounts;
    private final RevocationEndpoint endpoint;
    private final AuditLog audit;
    private final Executor executor;

    /** @param executor may refuse work with {@link RejectedExecutionException} */
    public DeletedAccounts(OutgoingLinks links, Accounts accounts, RevocationEndpoint endpoint, AuditLog audit, Executor executor) {
        this.links = links;
        this.accounts = accounts;
        this.endpoint = endpoint;
        this.audit = audit;
        this.executor = executor;
    }

    /** Called after the commit; accounts of links that are still there. */
    public void gone(List<Account> deleted, Actor actor) {
        deleted.forEach(account -> links.byId(account.linkId()).ifPresent(link -> gone(link, List.of(account), actor)));
    }

    /** Called after the commit. */
    public void gone(OutgoingLink link, List<Account> deleted, Actor actor) {
        deleted.stream().filter(account -> isRevocable(link, account)).forEach(account -> {
            try {
                executor.execute(() -> revoke(link, account, actor));
            } catch (RejectedExecutionException tooMany) {
                failed(account, actor, "too-many-revocations");
            }
        });
    }

    private static boolean isRevocable(OutgoingLink link, Account account) {
        return link.endpoints().revocation() != null && !link.unreadable() && account.tokens() != null && account.tokens().refreshToken() != null
                && account.tokenEndpoint().equals(link.endpoints().token().toString());
    }

    private void revoke(OutgoingLink link, Account account, Actor actor) {
        try {
            if (accounts.all().stream().anyMatch(other -> sharesGrant(link, account, other))) {
                failed(account, actor, "another-account-of-the-user");
                return;
            }
            endpoint.revoke(link, account.tokens().refreshToken()).ifPresentOrElse(answer -> failed(account, actor, answer),
                    () -> audit.record(actor, AuditAction.TOKENS_REVOKED, AccountsOfLink.subject(account), "Outgoing link \"" + link.name() + "\""));
        } catch (OutboundFailure e) {
            failed(account, actor, e.problem().reason());
        } catch (RuntimeException e) {
            LOG.warn("The refresh token of the deleted account {} was not revoked", account.id(), e);
            failed(account, actor, "unexpected");
        }
    }

    private boolean sharesGrant(OutgoingLink link, Account account, Account other) {
        boolean sameUser = other.mailbox().equalsIgnoreCase(account.mailbox())
                || !account.signedInAs().isEmpty() && other.signedInAs().equalsIgnoreCase(account.signedInAs());
        return sameUser && other.tokenEndpoint().equals(account.tokenEndpoint()) && links.byId(other.linkId())
                .filter(its -> its.client().clientId().equals(link.client().clientId())).isPresent();
    }

    private void failed(Account account, Actor actor, String reason) {
        audit.record(actor, AuditAction.REVOCATION_FAILED, AccountsOfLink.subject(account), reason);
    }
}
