package io.oauthlinks.mailchannel;

import java.util.Set;

/** Addresses whose mail channels fetch: they neither write mails to themselves nor become participants of requests. */
public interface OwnAddresses {

    /** In lower case, of the mailboxes of all channels in whichever project; asked for each mail, so remembered for some seconds. */
    Set<String> all();

    /** Whether it is one of them, also with a plus part. @param address in lower case */
    default boolean include(String address) {
        int plus = address.indexOf('+');
        int at = address.lastIndexOf('@');
        return all().contains(address) || all().contains(plus >= 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address);
    }
}
