package io.oauthlinks.jira.issue;

import com.atlassian.jira.security.JiraAuthenticationContext;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.thread.JiraThreadLocalUtil;
import io.oauthlinks.mailchannel.intake.JiraFailed;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.message.Problem;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Jira from a thread that Jira did not start. Jira keeps caches, searchers and the logged-in user per thread; on a thread of a pool they would
 * grow old and belong to the user of the mail before, so each call begins and ends without them.
 */
public final class JiraCalls {

    private static final Logger LOG = LoggerFactory.getLogger(JiraCalls.class);
    private static final org.apache.log4j.Logger OF_JIRA = org.apache.log4j.Logger.getLogger(JiraCalls.class.getName());

    /** Begin of the SQL states of connections that fail. */
    private static final String NO_CONNECTION = "08";
    private static final int MOST_CAUSES = 10;

    private final JiraThreadLocalUtil threadLocals;
    private final JiraAuthenticationContext login;

    public JiraCalls(JiraThreadLocalUtil threadLocals, JiraAuthenticationContext login) {
        this.threadLocals = threadLocals;
        this.login = login;
    }

    /** In nobody's name; throws what {@link #as} does. */
    <T> T look(Supplier<T> call) {
        return as(null, call);
    }

    /**
     * In the name of a user, whose language Jira then speaks.
     *
     * @throws JiraNotReady when Jira fails because something of it is away or not as the app knows it
     * @throws JiraFailed   when it fails for another reason, whatever it throws
     */
    public <T> T as(ApplicationUser user, Supplier<T> call) {
        ApplicationUser before = login.getLoggedInUser();
        threadLocals.preCall();
        try {
            login.setLoggedInUser(user);
            return call.get();
        } catch (RequestRefused | JiraNotReady | JiraFailed said) {
            throw said;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            throw failed(failure);
        } finally {
            try {
                restore(before);
            } finally {
                threadLocals.postCall(OF_JIRA);
            }
        }
    }

    /** As it is at this thread, for a look at what Jira keeps in memory or one row of its database; throws what {@link #as} does. */
    static <T> T glance(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            throw failed(failure);
        }
    }

    /** The failure itself goes no further: its message may quote the mail, which no log may hold. */
    static RuntimeException failed(Throwable failure) {
        LOG.warn("Jira failed: {}", kinds(failure));
        Problem problem = Problem.named(Lookups.PROBLEMS, "jira-failed");
        return causes(failure).anyMatch(JiraCalls::isForAll) ? new JiraNotReady(problem, null) : new JiraFailed(problem);
    }

    /** Whether it would be the same with every other mail. */
    private static boolean isForAll(Throwable cause) {
        return cause instanceof LinkageError || cause instanceof SQLTransientException || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLException database && database.getSQLState() != null && database.getSQLState().startsWith(NO_CONNECTION)
                || cause instanceof SocketException;
    }

    private void restore(ApplicationUser before) {
        if (before == null) {
            login.clearLoggedInUser();
        } else {
            login.setLoggedInUser(before);
        }
    }

    /** Each cause with the place where it was thrown, without its message. */
    private static String kinds(Throwable failure) {
        return causes(failure).map(each -> each.getClass().getName() + (each.getStackTrace().length == 0 ? "" : " at " + each.getStackTrace()[0]))
                .collect(Collectors.joining(", because of "));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(MOST_CAUSES);
    }
}
