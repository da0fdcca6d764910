package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.user.ApplicationUser;
import java.util.function.Supplier;

/** Calls Jira from a thread that Jira did not start, with what it keeps per thread set up and cleared. */
public interface JiraThreads {

    /** @param user who is signed in meanwhile; null for nobody */
    <T> T as(ApplicationUser user, Supplier<T> call);
}
