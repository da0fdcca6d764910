package io.oauthlinks.host.product.servicedesk;

import com.atlassian.servicedesk.api.ServiceDeskManager;
import com.atlassian.servicedesk.api.comment.ServiceDeskCommentService;
import com.atlassian.servicedesk.api.customer.CustomerService;
import com.atlassian.servicedesk.api.request.ServiceDeskCustomerRequestService;
import com.atlassian.servicedesk.api.request.participant.RequestParticipantService;
import com.atlassian.servicedesk.api.requesttype.RequestTypeService;
import io.oauthlinks.host.product.api.JiraCommentLookups;
import io.oauthlinks.host.product.api.JiraIssues;
import io.oauthlinks.host.product.api.JiraUsers;
import io.oauthlinks.host.product.project.Tracker;
import java.util.Map;

/** What Jira Service Management offers to other apps. */
public final class ServiceDeskApp {

    private ServiceDeskApp() {
    }

    /** By interface. */
    public static Map<Class<?>, Object> services(Desks desks, Tracker tracker) {
        Office office = new Office(desks, tracker, new JiraUsers(tracker.users()), new JiraIssues(tracker)::getIssueObject,
                new JiraCommentLookups(tracker)::getCommentById);
        return Map.of(ServiceDeskManager.class, new DeskService(office),
                RequestTypeService.class, new KindService(office),
                ServiceDeskCustomerRequestService.class, new RequestService(office),
                ServiceDeskCommentService.class, new CommentService(office),
                RequestParticipantService.class, new ParticipantService(office),
                CustomerService.class, new CustomerAccounts(office));
    }
}
