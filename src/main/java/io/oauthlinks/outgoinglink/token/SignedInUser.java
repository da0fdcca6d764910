package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.outgoinglink.AccountRules;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who signed in at the provider when an account was authorized. The names are the provider's word: good enough to notice a mix-up,
 * not to give anybody rights.
 *
 * @param names addresses and user names, the most telling one first; empty when the provider does not tell
 */
public record SignedInUser(List<String> names) {

    public static final SignedInUser UNKNOWN = new SignedInUser(List.of());

    public SignedInUser {
        names = List.copyOf(names);
    }

    public boolean isKnown() {
        return !names.isEmpty();
    }

    /** Under any of the names, without regard to case. */
    public boolean is(String mailbox) {
        return names.stream().anyMatch(mailbox::equalsIgnoreCase);
    }

    /** The name to keep and show beside a mailbox: the mailbox's own, else one that the rules allow; empty when the user is unknown. */
    public String nameBeside(String mailbox, AccountRules rules) {
        return Stream.<Predicate<String>>of(mailbox::equalsIgnoreCase, rules::allows, any -> true)
                .flatMap(preferred -> names.stream().filter(preferred)).findFirst().orElse("");
    }
}
