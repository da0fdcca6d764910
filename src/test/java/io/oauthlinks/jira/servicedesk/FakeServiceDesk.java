package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.ExceptionMessage;
import com.atlassian.servicedesk.api.ForbiddenException;
import com.atlassian.servicedesk.api.NoSuchEntityException;
import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.ServiceDeskManager;
import com.atlassian.servicedesk.api.comment.ServiceDeskComment;
import com.atlassian.servicedesk.api.comment.ServiceDeskCommentCreateParameters;
import com.atlassian.servicedesk.api.comment.ServiceDeskCommentService;
import com.atlassian.servicedesk.api.customer.CustomerCreateParameters;
import com.atlassian.servicedesk.api.customer.CustomerService;
import com.atlassian.servicedesk.api.request.CustomerRequest;
import com.atlassian.servicedesk.api.request.CustomerRequestCreateParameters;
import com.atlassian.servicedesk.api.request.CustomerRequestIssueQuery;
import com.atlassian.servicedesk.api.request.ServiceDeskCustomerRequestService;
import com.atlassian.servicedesk.api.request.participant.RequestParticipantService;
import com.atlassian.servicedesk.api.request.participant.RequestParticipantUpdateParameters;
import com.atlassian.servicedesk.api.requesttype.RequestType;
import com.atlassian.servicedesk.api.requesttype.RequestTypeQuery;
import com.atlassian.servicedesk.api.requesttype.RequestTypeService;
import com.atlassian.servicedesk.api.user.CheckedUser;
import com.atlassian.servicedesk.api.util.paging.PagedRequest;
import com.atlassian.servicedesk.api.util.paging.PagedResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API with one service desk, number 7 of project 1; {@link #calls} says what it was asked, and {@link #failing} what it answers instead. */
final class FakeServiceDesk implements OfferedServices {

    final List<String> calls = new ArrayList<>();
    final Map<String, RuntimeException> failing = new HashMap<>();
    final Map<String, Error> broken = new HashMap<>();
    final Set<String> customers = new HashSet<>();
    final Set<String> seen = new HashSet<>();
    final List<RequestType> types = new ArrayList<>();
    CustomerRequestCreateParameters raised;
    boolean installed = true;
    boolean enabled = true;
    private final FakeJira jira;
    private final Map<Class<?>, Object> services = new HashMap<>();

    FakeServiceDesk(FakeJira jira) {
        this.jira = jira;
        type(3, "Get help");
        customers.add("alice");
        offer(ServiceDeskManager.class, (self, method, arguments) -> desk((com.atlassian.jira.project.Project) arguments[0]));
        offer(RequestTypeService.class, this::requestTypes);
        offer(ServiceDeskCustomerRequestService.class, this::requests);
        offer(ServiceDeskCommentService.class, this::comments);
        offer(RequestParticipantService.class, this::participants);
        offer(CustomerService.class, this::customers);
    }

    void type(int id, String name) {
        types.add(Proxied.of(RequestType.class, Map.of("getId", id, "getName", name)));
    }

    static ExceptionMessage words(String text) {
        return new ExceptionMessage("key", text);
    }

    @Override
    public boolean knows(String className) {
        assertExists(className);
        return installed;
    }

    private static void assertExists(String className) {
        try {
            Class.forName(className, false, FakeServiceDesk.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return enabled ? Optional.ofNullable(services.get(type)).map(type::cast) : Optional.empty();
    }

    private <T> void offer(Class<T> type, InvocationHandler handler) {
        services.put(type, Proxied.proxy(type, (self, method, arguments) -> {
            if (failing.containsKey(method.getName())) {
                throw failing.get(method.getName());
            }
            if (broken.containsKey(method.getName())) {
                throw broken.get(method.getName());
            }
            return handler.invoke(self, method, arguments);
        }));
    }

    private static ServiceDesk desk(com.atlassian.jira.project.Project project) {
        if (project.getId() != FakeJira.SERVICE) {
            throw new NoSuchEntityException(words("no service desk"));
        }
        return Proxied.of(ServiceDesk.class, Map.of("getId", 7, "getProjectId", project.getId()));
    }

    private Object requestTypes(Object self, Method method, Object[] arguments) {
        if (method.getName().equals("newQueryBuilder")) {
            return Proxied.builder(RequestTypeQuery.Builder.class);
        }
        String user = arguments[0] == null ? null : ((ApplicationUser) arguments[0]).getKey();
        boolean override = Boolean.TRUE.equals(Proxied.valueOf(arguments[1], "requestOverrideSecurity"));
        if (!override && (user == null || !customers.contains(user))) {
            throw new ForbiddenException(words(user + " is no customer"));
        }
        Object type = Proxied.valueOf(arguments[1], "requestType");
        List<RequestType> found = types.stream().filter(each -> type == null || type.equals(each.getId())).toList();
        return page(found, (PagedRequest) Proxied.valueOf(arguments[1], "pagedRequest"));
    }

    private static <T> PagedResponse<?> page(List<T> all, PagedRequest asked) {
        int end = Math.min(all.size(), asked.getStart() + Math.min(100, asked.getLimit()));
        List<T> part = all.subList(asked.getStart(), end);
        return Proxied.of(PagedResponse.class, Map.of("getResults", part, "size", part.size(), "hasNextPage", end < all.size()));
    }

    private Object requests(Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "newCreateBuilder" -> Proxied.builder(CustomerRequestCreateParameters.Builder.class);
            case "newIssueQueryBuilder" -> Proxied.builder(CustomerRequestIssueQuery.Builder.class);
            case "createCustomerRequest" -> {
                String user = ((ApplicationUser) arguments[0]).getKey();
                raised = (CustomerRequestCreateParameters) arguments[1];
                calls.add("raise as " + user);
                yield request(jira.issue(100, FakeJira.SERVICE, user));
            }
            default -> {
                Long issueId = (Long) Proxied.valueOf(arguments[1], "issue");
                if (!seen.contains(((ApplicationUser) arguments[0]).getKey())) {
                    throw new NoSuchEntityException(words("not visible"));
                }
                yield request(jira.issues.get(issueId));
            }
        };
    }

    private static CustomerRequest request(Issue issue) {
        return Proxied.of(CustomerRequest.class, Map.of("getIssue", issue));
    }

    private Object comments(Object self, Method method, Object[] arguments) {
        if (method.getName().equals("newCreateBuilder")) {
            return Proxied.builder(ServiceDeskCommentCreateParameters.Builder.class);
        }
        ServiceDeskCommentCreateParameters wanted = (ServiceDeskCommentCreateParameters) arguments[1];
        calls.add((wanted.publicComment() ? "public" : "internal") + " comment of " + wanted.author().getKey() + " on " + wanted.issue().getKey() + ": "
                + wanted.body().orElse(""));
        return Proxied.of(ServiceDeskComment.class, Map.of("getComment", Proxied.of(Comment.class, Map.of("getId", 500L))));
    }

    private Object participants(Object self, Method method, Object[] arguments) {
        if (method.getName().equals("newUpdateBuilder")) {
            return Proxied.builder(RequestParticipantUpdateParameters.Builder.class);
        }
        for (ApplicationUser user : ((RequestParticipantUpdateParameters) arguments[1]).requestParticipants()) {
            if (!customers.contains(user.getKey())) {
                throw new com.atlassian.servicedesk.api.BadRequestException(words(user.getKey() + " is no customer"));
            }
            calls.add(((ApplicationUser) arguments[0]).getKey() + " adds participant " + user.getKey());
        }
        return null;
    }

    private Object customers(Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "newCreateBuilder" -> Proxied.builder(CustomerCreateParameters.Builder.class);
            case "createCustomer" -> {
                String email = (String) Proxied.valueOf(arguments[1], "email");
                calls.add(((ApplicationUser) arguments[0]).getKey() + " creates " + email + " called " + Proxied.valueOf(arguments[1], "fullName"));
                yield Proxied.of(CheckedUser.class, Map.of("forJIRA", jira.user(email.substring(0, email.indexOf('@')), true)));
            }
            default -> {
                calls.add(((ApplicationUser) arguments[0]).getKey() + " admits " + arguments[2]);
                yield List.of();
            }
        };
    }
}
