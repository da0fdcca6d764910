package io.oauthlinks.host.product.servicedesk;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.field.FieldId;
import com.atlassian.servicedesk.api.field.FieldInputValue;
import com.atlassian.servicedesk.api.request.CustomerRequest;
import com.atlassian.servicedesk.api.request.CustomerRequestCreateParameters;
import com.atlassian.servicedesk.api.request.CustomerRequestIssueQuery;
import com.atlassian.servicedesk.api.request.ServiceDeskCustomerRequestService;
import com.atlassian.servicedesk.api.requesttype.RequestType;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.user.User;
import java.util.HashMap;
import java.util.Map;

/** Raises requests as a customer does on the form of a request type, and shows them. */
record RequestService(Office office) implements ServiceDeskCustomerRequestService {

    private static final int LONGEST_SUMMARY = 255;
    private static final int LONGEST_TEXT = 32_767;
    private static final String SUMMARY = "summary";
    private static final String DESCRIPTION = "description";

    @Override
    public CustomerRequestCreateParameters.Builder newCreateBuilder() {
        return new Builder(null, null, Map.of());
    }

    /** Checks in this order: who, where, which request type, the project, the fields. */
    @Override
    public CustomerRequest createCustomerRequest(ApplicationUser user, CustomerRequestCreateParameters parameters) {
        Parameters wanted = (Parameters) parameters;
        User customer = office.user(user);
        Desk desk = office.desk(wanted.serviceDesk());
        if (!office.desks().isCustomer(customer, desk.project())) {
            throw Says.forbidden("You do not have the permission to raise requests in " + desk.project().name() + ".");
        }
        RequestKind kind = office.desks().kind(wanted.requestType().getId()).filter(found -> found.projectId() == desk.project().id())
                .orElseThrow(() -> Says.unfit("The request type does not belong to " + desk.project().name() + "."));
        if (desk.project().archived()) {
            throw Says.forbidden("The project " + desk.project().name() + " is archived.");
        }
        Map<String, String> values = checked(kind, wanted.fieldValues());
        requireAll(desk, kind, values);
        String summary = values.remove(SUMMARY);
        String description = values.getOrDefault(DESCRIPTION, "");
        values.remove(DESCRIPTION);
        Issue raised = Says.changing(() -> office.desks().raise(new Desks.Draft(desk, kind, customer, summary, description, values)));
        return new View(office.issue().apply(raised.id()), desk.id(), kind.id());
    }

    @Override
    public CustomerRequestIssueQuery.Builder newIssueQueryBuilder() {
        return new QueryBuilder(0, false);
    }

    @Override
    public CustomerRequest getCustomerRequest(ApplicationUser user, CustomerRequestIssueQuery query) {
        Query asked = (Query) query;
        Issue issue = asked.override() ? office.tracker().issues().byId(asked.issue()).orElseThrow(() -> Says.none("The request does not exist."))
                : office.request(asked.issue(), office.user(user));
        return view(issue);
    }

    /** Also what the project requires although the form does not ask for it: then nobody can raise a request, as in Jira. */
    private void requireAll(Desk desk, RequestKind kind, Map<String, String> values) {
        Projects projects = office.tracker().projects();
        projects.issueType(kind.issueTypeId()).ifPresent(type -> projects.requiredFields(desk.project(), type).stream()
                .filter(field -> values.getOrDefault(field.id(), "").isBlank()).findFirst().ifPresent(field -> {
                    throw Says.unfit("Please provide a value for required field '" + field.name() + "'");
                }));
    }

    /** What the form takes: texts, and nothing that is not on it. */
    private static Map<String, String> checked(RequestKind kind, Map<FieldId, FieldInputValue> given) {
        Map<String, String> values = new HashMap<>();
        given.forEach((id, value) -> {
            String field = id.toString();
            if (!field.equals(SUMMARY) && !field.equals(DESCRIPTION) && kind.field(field).isEmpty()) {
                throw Says.unfit("The field " + field + " is not on the form of " + kind.name() + ".");
            }
            if (!(value.value() instanceof String text) || text.length() > LONGEST_TEXT) {
                throw Says.unfit("The field " + field + " takes a text of at most " + LONGEST_TEXT + " characters.");
            }
            values.put(field, text);
        });
        String summary = values.getOrDefault(SUMMARY, "");
        if (summary.isBlank()) {
            throw Says.unfit("Please provide a value for required field 'Summary'");
        }
        if (summary.length() > LONGEST_SUMMARY || summary.contains("\n") || summary.contains("\r")) {
            throw Says.unfit("The summary is one line of at most " + LONGEST_SUMMARY + " characters.");
        }
        for (RequestKind.Field field : kind.fields()) {
            if (field.required() && values.getOrDefault(field.id(), "").isBlank()) {
                throw Says.unfit("Please provide a value for required field '" + field.name() + "'");
            }
        }
        return values;
    }

    private CustomerRequest view(Issue issue) {
        RequestKind kind = office.desks().kind(issue).orElseThrow(() -> Says.none("The issue " + issue.key() + " has no request type."));
        return new View(office.issue().apply(issue.id()), office.desk(issue.project()).id(), kind.id());
    }

    private record View(com.atlassian.jira.issue.Issue getIssue, int getServiceDeskId, int getRequestTypeId) implements CustomerRequest { }

    private record Query(long issue, boolean override) implements CustomerRequestIssueQuery { }

    private record QueryBuilder(long issueId, boolean override) implements CustomerRequestIssueQuery.Builder {

        @Override
        public CustomerRequestIssueQuery.Builder issue(long wanted) {
            return new QueryBuilder(wanted, override);
        }

        @Override
        public CustomerRequestIssueQuery.Builder overrideSecurity(boolean overrideSecurity) {
            return new QueryBuilder(issueId, overrideSecurity);
        }

        @Override
        public CustomerRequestIssueQuery build() {
            return new Query(issueId, override);
        }
    }

    private record Parameters(ServiceDesk serviceDesk, RequestType requestType, Map<FieldId, FieldInputValue> fieldValues)
            implements CustomerRequestCreateParameters { }

    private record Builder(ServiceDesk desk, RequestType type, Map<FieldId, FieldInputValue> values) implements CustomerRequestCreateParameters.Builder {

        @Override
        public CustomerRequestCreateParameters.Builder serviceDesk(ServiceDesk serviceDesk) {
            return new Builder(serviceDesk, type, values);
        }

        @Override
        public CustomerRequestCreateParameters.Builder requestType(RequestType requestType) {
            return new Builder(desk, requestType, values);
        }

        @Override
        public CustomerRequestCreateParameters.Builder fieldValues(Map<FieldId, FieldInputValue> wanted) {
            return new Builder(desk, type, Map.copyOf(wanted));
        }

        @Override
        public CustomerRequestCreateParameters build() {
            if (desk == null || type == null) {
                throw Says.unfit("A request needs a service desk and a request type.");
            }
            return new Parameters(desk, type, values);
        }
    }
}
