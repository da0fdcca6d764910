package io.oauthlinks.jira.servicedesk;

import io.oauthlinks.mailchannel.intake.Requests.NewFile;
import java.io.IOException;

/** Adds files to issues whatever Jira's permissions say, because customers have none. */
public interface RequestFiles {

    /** Unless one of that name and size by that author is there already. */
    void add(long issueId, String authorKey, NewFile file) throws IOException;
}
