package io.oauthlinks.host.product.servicedesk;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.request.CustomerRequest;
import com.atlassian.servicedesk.api.request.participant.RequestParticipantService;
import com.atlassian.servicedesk.api.request.participant.RequestParticipantUpdateParameters;
import com.atlassian.servicedesk.api.util.paging.PagedResponse;
import com.atlassian.servicedesk.api.util.paging.SimplePagedRequest;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.user.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets customers of the project take part in a request, all that are named or none of them. */
record ParticipantService(Office office) implements RequestParticipantService {

    @Override
    public RequestParticipantUpdateParameters.Builder newUpdateBuilder() {
        return new Parameters(null, Set.of());
    }

    @Override
    public PagedResponse<ApplicationUser> addRequestParticipants(ApplicationUser user, RequestParticipantUpdateParameters parameters) {
        Issue request = office.request(parameters.customerRequest().getIssue().getId(), office.user(user));
        List<User> wanted = parameters.requestParticipants().stream().map(each -> customer(each, request)).toList();
        Says.changing(() -> {
            wanted.forEach(each -> office.desks().addParticipant(request, each));
            return null;
        });
        return Page.of(office.desks().participants(request).stream().map(office::user).toList(), new SimplePagedRequest(0, Integer.MAX_VALUE));
    }

    private User customer(ApplicationUser user, Issue request) {
        User known = Optional.ofNullable(user).map(ApplicationUser::getKey).flatMap(office.tracker().users()::byKey)
                .orElseThrow(() -> Says.unfit("There is no such user."));
        if (!office.desks().isCustomer(known, request.project())) {
            throw Says.unfit(known.displayName() + " is no customer of " + request.project().name() + ".");
        }
        return known;
    }

    private record Parameters(CustomerRequest customerRequest, Set<ApplicationUser> requestParticipants)
            implements RequestParticipantUpdateParameters, RequestParticipantUpdateParameters.Builder {

        @Override
        public RequestParticipantUpdateParameters.Builder customerRequest(CustomerRequest wanted) {
            return new Parameters(wanted, requestParticipants);
        }

        @Override
        public RequestParticipantUpdateParameters.Builder requestParticipants(Set<ApplicationUser> wanted) {
            return new Parameters(customerRequest, Set.copyOf(wanted));
        }

        @Override
        public RequestParticipantUpdateParameters build() {
            if (customerRequest == null) {
                throw Says.unfit("Participants need a request.");
            }
            return this;
        }
    }
}
