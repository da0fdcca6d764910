package io.oauthlinks.mailserver;

import java.util.List;

/** What else in this Jira fetches mail: two who read one mailbox take each other's messages. */
public interface OtherReaders {

    /** Read anew at each call; none when Jira cannot tell. */
    List<OtherReader> all();
}
