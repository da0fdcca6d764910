package io.oauthlinks.jira.servicedesk;

import java.util.Optional;

/** What another app of Jira offers as services, as long as it is enabled. */
public interface OfferedServices {

    /** Whether this class can be loaded; asked before any class of ours that names it is. */
    boolean knows(String className);

    /** The service as it is now; to be asked for each time. */
    <T> Optional<T> find(Class<T> type);
}
