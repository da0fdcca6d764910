package io.oauthlinks.mailchannel;

import java.util.List;

/**
 * Whose mail is taken.
 *
 * @param fallbackReporterKey user key; reporter of what unknown senders write, with {@link Unknown#FALLBACK}; empty otherwise
 * @param allowedDomains      in ASCII and lower case; empty for any
 * @param refusedDomains      come before the allowed ones
 * @param mostPerHour         mails of one sender that are taken within an hour
 */
public record SenderPolicy(Unknown unknown, String fallbackReporterKey, List<String> allowedDomains, List<String> refusedDomains, int mostPerHour) {

    public SenderPolicy {
        allowedDomains = List.copyOf(allowedDomains);
        refusedDomains = List.copyOf(refusedDomains);
    }

    /** What becomes of the mail of a sender whose address no active user has. */
    public enum Unknown {
        REFUSE,
        FALLBACK,
        /** A customer of the service project is made of the sender, where the project allows that. */
        CREATE_CUSTOMER
    }
}
