package io.oauthlinks.jira.wiring;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.jira.http.CallbackServlet.AuthorizedHook;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.flow.Outcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows an authorization: the account gets its place, and a project's own mailbox its account and its connection test. */
final class AuthorizedMailboxes implements AuthorizedHook {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizedMailboxes.class);
    private static final Pattern MAILBOX = Pattern.compile(Pattern.quote(Route.BASE) + "/projects/([0-9]{1,18})/mail-channels/([0-9]{1,18})/mailbox");

    private final MailAccounts accounts;
    private final MailChannels channels;
    private final OwnMailboxes mailboxes;

    AuthorizedMailboxes(MailAccounts accounts, MailChannels channels, OwnMailboxes mailboxes) {
        this.accounts = accounts;
        this.channels = channels;
        this.mailboxes = mailboxes;
    }

    @Override
    public void authorized(Outcome.Authorized outcome, Actor actor) {
        accounts.authorized(outcome, actor);
        Matcher path = MAILBOX.matcher(outcome.returnPath());
        if (!path.matches()) {
            return;
        }
        try {
            channels.byId(Long.parseLong(path.group(2))).filter(channel -> channel.projectId() == Long.parseLong(path.group(1)))
                    .ifPresent(channel -> mailboxes.authorized(channel, outcome.account().id(), actor));
        } catch (Refusal refused) {
            LOG.warn("The mailbox was authorized and not tested: {}", refused.problem().reason());
        } catch (InvalidInput changed) {
            LOG.warn("The mailbox was authorized, and its mail server no longer takes the account: {}", changed.errors().byField().keySet());
        }
    }
}
