package io.oauthlinks.notice;

import io.oauthlinks.message.Message;
import java.util.List;

/** E-mails that tell of notices. */
public interface NoticeMails {

    /**
     * Sends to all system administrators and these users, to each in their language; later, and only where Jira has an outgoing mail server. Never fails:
     * a notice that cannot be mailed has its banner.
     *
     * @param path of the page where something can be done, below the base URL
     */
    void send(List<String> userKeys, Message title, Message text, String path);
}
