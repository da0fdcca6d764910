package io.oauthlinks.jira.wiring;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.jira.http.CallbackServlet.AuthorizedHook;
import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccountCheck;
import io.oauthlinks.mailserver.AccountPlaces;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outbound.OutboundPaths;
import io.oauthlinks.outgoinglink.AccountMatch;
import io.oauthlinks.outgoinglink.AccountRules;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.flow.Outcome;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.AccessToken;
import io.oauthlinks.outgoinglink.token.AccessTokens;
import io.oauthlinks.outgoinglink.token.ProviderClock;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.TokenUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What mail servers ask of outgoing links: does an account fit, and may I have its access token. */
final class MailAccounts implements AccountCheck, AccessTokenSupply, AuthorizedHook {

    private final Links links;
    private final MailServers servers;
    private final AccountPlaces places;
    private final PendingAuthorizations pending;
    private final Clock clock;

    /** The side of the outgoing links. */
    record Links(OutgoingLinks links, Accounts accounts, AccessTokens tokens, ProviderClock clock, OutboundPaths paths) { }

    MailAccounts(Links links, MailServers servers, AccountPlaces places, PendingAuthorizations pending, Clock clock) {
        this.links = links;
        this.servers = servers;
        this.places = places;
        this.pending = pending;
        this.clock = clock;
    }

    @Override
    public AccountCheck.Answer check(MailLogin login, long serverId, MailEndpoint endpoint) {
        Optional<OutgoingLink> link = links.links().byId(login.linkId());
        if (link.isEmpty()) {
            return AccountCheck.Answer.UNKNOWN_LINK;
        }
        AccountRules rules = link.get().accountRules();
        if (!rules.allows(login.userName())) {
            return AccountCheck.Answer.MAILBOX_NOT_ALLOWED;
        }
        if (login.accountId() == 0) {
            return AccountCheck.Answer.FITS;
        }
        return links.accounts().byId(login.accountId()).map(account -> check(login, account, rules, serverId, endpoint))
                .orElse(AccountCheck.Answer.UNKNOWN_ACCOUNT);
    }

    private AccountCheck.Answer check(MailLogin login, Account account, AccountRules rules, long serverId, MailEndpoint endpoint) {
        if (account.linkId() != login.linkId()) {
            return AccountCheck.Answer.OF_ANOTHER_LINK;
        }
        if (!account.signedInAs().isEmpty() && !rules.allows(account.signedInAs())) {
            return AccountCheck.Answer.USER_NOT_ALLOWED;
        }
        if (rules.match() == AccountMatch.STRICT && !account.signedInAs().equalsIgnoreCase(login.userName())) {
            return AccountCheck.Answer.OF_ANOTHER_USER;
        }
        if (servers.usingAccount(account.id()).filter(user -> user.id() != serverId).isPresent()) {
            return AccountCheck.Answer.USED_BY_ANOTHER_SERVER;
        }
        boolean fits = places.of(account.id()).filter(endpoint.place()::equals).isPresent();
        return fits ? AccountCheck.Answer.FITS : AccountCheck.Answer.FOR_ANOTHER_ENDPOINT;
    }

    @Override
    public MailToken current(long linkId, long accountId) {
        // Connection tests ask, and an administrator waits for them.
        return token(linkId, accountId, () -> Optional.of(links.tokens().currentNow(accountId))).orElseThrow();
    }

    @Override
    public Optional<MailToken> insteadOf(MailToken refused, long linkId, long accountId) {
        return token(linkId, accountId, () -> links.tokens().insteadOf(refused.value(), accountId));
    }

    private Optional<MailToken> token(long linkId, long accountId, Supplier<Optional<AccessToken>> source) {
        Account account = links.accounts().byId(accountId).filter(found -> found.linkId() == linkId)
                .orElseThrow(() -> new Unavailable(Problem.named("oauth-links.token.problem", "account-gone"), true));
        try {
            String holder = account.signedInAs().isEmpty() ? account.mailbox() : account.signedInAs();
            return source.get().map(token -> new MailToken(token.value(), token.expiresAt(), token.scopes(), holder));
        } catch (TokenUnavailable unavailable) {
            boolean usable = links.accounts().byId(accountId).filter(now -> now.tokens() != null && now.state() != AccountState.RE_AUTHORIZATION_NEEDED)
                    .isPresent();
            throw new Unavailable(unavailable.problem(), !usable);
        }
    }

    @Override
    public Duration clockAhead(long linkId) {
        return links.links().byId(linkId).map(links.clock()::ahead).orElse(Duration.ZERO);
    }

    @Override
    public Optional<Message> path(long linkId) {
        return links.links().byId(linkId).map(link -> links.paths().to(link.endpoints().token()));
    }

    /** The account belongs to the endpoint that stood on the form when "Authorize" was pressed. */
    @Override
    public void authorized(Outcome.Authorized outcome, Actor actor) {
        String place = pending.typed(outcome.typedKey(), actor.userKey(), clock.instant())
                .map(typed -> new MailServerForm(typed).place()).orElse("");
        places.bind(outcome.account().id(), place);
    }
}
