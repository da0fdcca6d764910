package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.intake.JiraFailed;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The Service Desk API, if it is there at this moment. It is looked for at each call: Jira Service Management may be disabled for an update, and be
 * installed long after this app (ADR 30).
 */
public final class ServiceDesks {

    private static final String API = "com.atlassian.servicedesk.api.ServiceDeskManager";

    private final OfferedServices services;
    private final JiraThreads threads;

    public ServiceDesks(OfferedServices services, JiraThreads threads) {
        this.services = services;
        this.threads = threads;
    }

    /**
     * @param user in whose name; null for nobody's
     * @throws JiraNotReady when the API is away, or there and not as we know it
     * @throws JiraFailed   when it fails
     */
    <T> T ask(ApplicationUser user, Function<Desk, T> question) {
        if (!services.knows(API)) {
            throw Reasons.away();
        }
        try {
            return threads.as(user, () -> question.apply(new ServiceDeskApi(services)));
        } catch (RequestRefused | JiraNotReady | JiraFailed known) {
            throw known;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            throw Reasons.failed(failure);
        }
    }

    void tell(ApplicationUser user, Consumer<Desk> order) {
        ask(user, desk -> {
            order.accept(desk);
            return null;
        });
    }
}
