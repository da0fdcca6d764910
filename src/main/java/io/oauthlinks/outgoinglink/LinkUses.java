package io.oauthlinks.outgoinglink;

import java.util.List;

/** Who uses an outgoing link; a link in use is not deleted. */
public interface LinkUses {

    /** Names of what uses the link, such as mail servers, for people; empty when nothing does. */
    List<String> namesOfUsers(long linkId);
}
