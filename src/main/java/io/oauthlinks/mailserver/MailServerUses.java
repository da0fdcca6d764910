package io.oauthlinks.mailserver;

import java.util.List;

/** Who fetches from a mail server; one in use is not deleted. */
public interface MailServerUses {

    /** Names of what uses the mail server, such as mail channels, for people; empty when nothing does. */
    List<String> namesOfUsers(long serverId);
}
