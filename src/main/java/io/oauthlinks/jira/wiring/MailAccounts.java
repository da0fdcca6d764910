package io.oauthlinks.jira.wiring;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.jira.http.CallbackServlet.AuthorizedHook;
import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccountCheck;
import io.oauthlinks.mailserver.AccountPlaces;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.flow.Outcome;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.AccessToken;
import io.oauthlinks.outgoinglink.token.AccessTokens;
import io.oauthlinks.outgoinglink.token.ProviderClock;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.TokenUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What mail servers ask of outgoing links: does an account fit, and may I have its access token. */
final class MailAccounts implements AccountCheck, AccessTokenSupply, AuthorizedHook {

    private final Links links;
    private final MailServers servers;
    private final AccountPlaces places;
    private final PendingAuthorizations pending;
    private final Clock clock;

    /** The side of the outgoing links. */
    record Links(OutgoingLinks links, Accounts accounts, AccessTokens tokens, ProviderClock clock) { }

    MailAccounts(Links links, MailServers servers, AccountPlaces places, PendingAuthorizations pending, Clock clock) {
        this.links = links;
        this.servers = servers;
        this.places = places;
        this.pending = pending;
        this.clock = clock;
    }

    @Override
    public AccountCheck.Answer check(long linkId, long accountId, long serverId, MailEndpoint endpoint) {
        if (links.links().byId(linkId).isEmpty()) {
            return AccountCheck.Answer.UNKNOWN_LINK;
        }
        if (accountId == 0) {
            return AccountCheck.Answer.FITS;
        }
        Optional<Account> account = links.accounts().byId(accountId);
        if (account.isEmpty()) {
            return AccountCheck.Answer.UNKNOWN_ACCOUNT;
        }
        if (account.get().linkId() != linkId) {
            return AccountCheck.Answer.OF_ANOTHER_LINK;
        }
        if (servers.usingAccount(accountId).filter(user -> user.id() != serverId).isPresent()) {
            return AccountCheck.Answer.USED_BY_ANOTHER_SERVER;
        }
        boolean fits = places.of(accountId).filter(endpoint.place()::equals).isPresent();
        return fits ? AccountCheck.Answer.FITS : AccountCheck.Answer.FOR_ANOTHER_ENDPOINT;
    }

    @Override
    public MailToken current(long linkId, long accountId) {
        Account account = links.accounts().byId(accountId).filter(found -> found.linkId() == linkId)
                .orElseThrow(() -> new Unavailable(Problem.named("oauth-links.token.problem", "account-gone")));
        try {
            // Connection tests ask, and an administrator waits for them.
            AccessToken token = links.tokens().currentNow(accountId);
            return new MailToken(token.value(), token.expiresAt(), token.scopes(), account.mailbox());
        } catch (TokenUnavailable unavailable) {
            throw new Unavailable(unavailable.problem());
        }
    }

    @Override
    public Duration clockAhead(long linkId) {
        return links.links().byId(linkId).map(links.clock()::ahead).orElse(Duration.ZERO);
    }

    /** The account belongs to the endpoint that stood on the form when "Authorize" was pressed. */
    @Override
    public void authorized(Outcome.Authorized outcome, Actor actor) {
        String place = pending.typed(outcome.typedKey(), actor.userKey(), clock.instant())
                .map(typed -> new MailServerForm(typed).place()).orElse("");
        places.bind(outcome.account().id(), place);
    }
}
