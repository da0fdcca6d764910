package io.oauthlinks.host.product.api;

import com.atlassian.jira.security.JiraAuthenticationContext;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.thread.JiraThreadLocalUtil;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.user.Users;
import java.util.Optional;
import org.apache.log4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is logged in on a thread, and what Jira keeps per thread. A thread of a pool that logs somebody in without setting up, or leaves somebody behind,
 * is an error in the log: in Jira the next task of the thread would run as that user.
 */
public final class JiraLogin implements JiraAuthenticationContext {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(JiraLogin.class);

    private final Callers callers;
    private final Users users;
    /** How many set-ups of the thread were not cleared yet. */
    private final ThreadLocal<Integer> depth = new ThreadLocal<>();

    public JiraLogin(Callers callers, Users users) {
        this.callers = callers;
        this.users = users;
    }

    @Override
    public ApplicationUser getLoggedInUser() {
        return callers.user().map(Person::new).orElse(null);
    }

    /** @param user null for nobody */
    @Override
    public void setLoggedInUser(ApplicationUser user) {
        if (user != null && depth.get() == null && !callers.inRequest()) {
            LOG.error("{} logs {} in without JiraThreadLocalUtil.preCall", Thread.currentThread().getName(), user.getName());
        }
        callers.actAs(Optional.ofNullable(user).map(ApplicationUser::getKey).flatMap(users::byKey));
    }

    @Override
    public void clearLoggedInUser() {
        setLoggedInUser(null);
    }

    /** An object of its own, because a bundle looks for services by their type. */
    JiraThreadLocalUtil threadLocals() {
        return new ThreadLocals();
    }

    private final class ThreadLocals implements JiraThreadLocalUtil {

        @Override
        public void preCall() {
            if (depth.get() == null && !callers.inRequest() && callers.user().isPresent()) {
                LOG.error("{} begins while {} is still logged in", Thread.currentThread().getName(), getLoggedInUser().getName());
            }
            depth.set(depth.get() == null ? 1 : depth.get() + 1);
        }

        @Override
        public void postCall(Logger log) {
            Integer before = depth.get();
            if (before == null) {
                LOG.error("{} clears what it has not set up", Thread.currentThread().getName());
            } else if (before > 1) {
                depth.set(before - 1);
            } else {
                depth.remove();
                if (!callers.inRequest() && callers.user().isPresent()) {
                    LOG.error("{} leaves {} logged in", Thread.currentThread().getName(), getLoggedInUser().getName());
                }
            }
        }
    }
}
