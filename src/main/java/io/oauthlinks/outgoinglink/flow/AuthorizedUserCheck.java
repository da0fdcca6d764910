package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.AccountMatch;
import io.oauthlinks.outgoinglink.AccountRules;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.token.SignedInUser;
import java.util.Optional;

/**
 * Whether what was authorized may become an account of the link. In this order: the mailbox is in an allowed domain; whoever signed in is, as far
 * as the provider tells; and with a strict link that is the mailbox itself.
 */
final class AuthorizedUserCheck {

    private final OutgoingLink link;
    private final String mailbox;

    AuthorizedUserCheck(OutgoingLink link, String mailbox) {
        this.link = link;
        this.mailbox = mailbox;
    }

    /** Needs no tokens, so that none are asked for in vain. */
    Optional<Problem> domain() {
        return rules().allows(mailbox) ? Optional.empty()
                : CallbackCheck.problem("mailbox-domain-not-allowed", link.name(), mailbox, rules().domainsInWords());
    }

    Optional<Problem> user(SignedInUser user) {
        if (user.isKnown() && user.names().stream().noneMatch(rules()::allows)) {
            return CallbackCheck.problem("user-domain-not-allowed", link.name(), user.nameBeside(mailbox, rules()), rules().domainsInWords());
        }
        if (rules().match() == AccountMatch.LENIENT || user.is(mailbox)) {
            return Optional.empty();
        }
        return user.isKnown() ? CallbackCheck.problem("other-mailbox-signed-in", link.name(), mailbox, user.nameBeside(mailbox, rules()))
                : CallbackCheck.problem("user-unknown", link.name(), mailbox);
    }

    private AccountRules rules() {
        return link.accountRules();
    }
}
