package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.AuthorizationException;
import com.atlassian.servicedesk.api.BadRequestException;
import com.atlassian.servicedesk.api.ForbiddenException;
import com.atlassian.servicedesk.api.NoSuchEntityException;
import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.ServiceDeskManager;
import com.atlassian.servicedesk.api.ServiceDeskServiceException;
import com.atlassian.servicedesk.api.comment.ServiceDeskCommentService;
import com.atlassian.servicedesk.api.customer.CustomerService;
import com.atlassian.servicedesk.api.field.FieldId;
import com.atlassian.servicedesk.api.field.FieldInputValue;
import com.atlassian.servicedesk.api.request.CustomerRequest;
import com.atlassian.servicedesk.api.request.ServiceDeskCustomerRequestService;
import com.atlassian.servicedesk.api.request.participant.RequestParticipantService;
import com.atlassian.servicedesk.api.requesttype.RequestType;
import com.atlassian.servicedesk.api.requesttype.RequestTypeQuery;
import com.atlassian.servicedesk.api.requesttype.RequestTypeService;
import com.atlassian.servicedesk.api.util.paging.PagedResponse;
import com.atlassian.servicedesk.api.util.paging.SimplePagedRequest;
import io.oauthlinks.mailchannel.ProjectFacts.Choice;
import io.oauthlinks.mailchannel.Target;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.mailchannel.intake.Requests.NewRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The only class that names types of the Service Desk API: no signature of it is confirmed for Jira 10 or 11, and the class cannot be linked while
 * Jira Service Management is absent.
 */
final class ServiceDeskApi implements Desk {

    private static final int PAGE = 100;

    private final OfferedServices services;

    ServiceDeskApi(OfferedServices services) {
        this.services = services;
    }

    @Override
    public List<Choice> requestTypes(Project project, ApplicationUser user) {
        ServiceDesk desk = deskOf(project);
        try {
            return types(user, query().serviceDesk(desk.getId()).requestOverrideSecurity(user == null))
                    .stream().map(type -> new Choice(String.valueOf(type.getId()), type.getName())).toList();
        } catch (AuthorizationException | ForbiddenException | NoSuchEntityException notACustomer) {
            return List.of();
        }
    }

    @Override
    public Issue raise(ApplicationUser customer, Project project, NewRequest request) {
        ServiceDesk desk = deskOf(project);
        RequestType type = answered(() -> types(customer, query().serviceDesk(desk.getId()).requestType(request.target().requestTypeId())))
                .stream().findFirst().orElseThrow(() -> Reasons.refused("request-type-gone", project.getName()));
        ServiceDeskCustomerRequestService requests = service(ServiceDeskCustomerRequestService.class);
        return answered(() -> {
            try {
                return requests.createCustomerRequest(customer,
                        requests.newCreateBuilder().serviceDesk(desk).requestType(type).fieldValues(values(request)).build());
            } catch (BadRequestException unfit) {
                throw Reasons.fieldRequired(unfit.getMessage());
            }
        }).getIssue();
    }

    @Override
    public boolean isVisible(Issue request, ApplicationUser user) {
        try {
            find(request, user, false);
            return true;
        } catch (AuthorizationException | ForbiddenException | NoSuchEntityException hidden) {
            return false;
        }
    }

    @Override
    public long comment(ApplicationUser author, Issue request, String body) {
        ServiceDeskCommentService comments = service(ServiceDeskCommentService.class);
        return answered(() -> comments.createServiceDeskComment(author,
                comments.newCreateBuilder().author(author).issue(request).body(body).publicComment(true).build())).getComment().getId();
    }

    @Override
    public void addParticipant(ApplicationUser asking, Issue request, ApplicationUser participant) {
        RequestParticipantService participants = service(RequestParticipantService.class);
        answered(() -> participants.addRequestParticipants(asking,
                participants.newUpdateBuilder().customerRequest(find(request, asking, false)).requestParticipants(Set.of(participant)).build()));
    }

    @Override
    public ApplicationUser createCustomer(ApplicationUser administrator, String address, String name) {
        CustomerService customers = service(CustomerService.class);
        return answered(() -> customers.createCustomer(administrator, customers.newCreateBuilder().email(address).fullName(name).build())).forJIRA();
    }

    @Override
    public void admit(ApplicationUser administrator, Project project, ApplicationUser customer) {
        ServiceDesk desk = deskOf(project);
        answered(() -> service(CustomerService.class).addCustomersToServiceDesk(administrator, desk, Set.of(customer.getUsername())));
    }

    /** One that is disabled, or is just being set up, comes back. */
    private ServiceDesk deskOf(Project project) {
        try {
            return service(ServiceDeskManager.class).getServiceDeskForProject(project);
        } catch (NoSuchEntityException none) {
            throw Reasons.away();
        } catch (ServiceDeskServiceException failure) {
            throw Reasons.failedSaying(failure);
        }
    }

    private RequestTypeQuery.Builder query() {
        return service(RequestTypeService.class).newQueryBuilder().filterHidden(false);
    }

    private List<RequestType> types(ApplicationUser user, RequestTypeQuery.Builder query) {
        List<RequestType> all = new ArrayList<>();
        PagedResponse<RequestType> page;
        do {
            page = service(RequestTypeService.class).getRequestTypes(user, query.pagedRequest(new SimplePagedRequest(all.size(), PAGE)).build());
            all.addAll(page.getResults());
        } while (page.hasNextPage() && page.size() > 0);
        return all;
    }

    private CustomerRequest find(Issue request, ApplicationUser user, boolean override) {
        ServiceDeskCustomerRequestService requests = service(ServiceDeskCustomerRequestService.class);
        return requests.getCustomerRequest(user, requests.newIssueQueryBuilder().issue(request.getId()).overrideSecurity(override).build());
    }

    private static Map<FieldId, FieldInputValue> values(NewRequest request) {
        Map<FieldId, FieldInputValue> values = new HashMap<>();
        values.put(FieldId.withId("summary"), FieldInputValue.withValue(request.summary()));
        values.put(FieldId.withId("description"), FieldInputValue.withValue(request.description()));
        for (Target.FieldValue field : request.target().fields()) {
            values.put(FieldId.withId(field.fieldId()), FieldInputValue.withValue(field.value()));
        }
        return values;
    }

    private <T> T service(Class<T> type) {
        return services.find(type).orElseThrow(Reasons::away);
    }

    /** @throws RequestRefused for a no; @throws JiraNotReady or JiraFailed for a failure */
    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (BadRequestException | AuthorizationException | ForbiddenException | NoSuchEntityException no) {
            throw Reasons.notAllowed(no.getMessage());
        } catch (ServiceDeskServiceException failure) {
            throw Reasons.failedSaying(failure);
        }
    }
}
