package io.oauthlinks.outgoinglink.token;

import java.util.List;

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

    /** The name to show beside a mailbox; empty when the user is unknown. */
    public String nameBeside(String mailbox) {
        return names.stream().filter(mailbox::equalsIgnoreCase).findFirst().orElse(isKnown() ? names.get(0) : "");
    }
}
