package io.oauthlinks.host.product.servicedesk;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.requesttype.RequestType;
import com.atlassian.servicedesk.api.requesttype.RequestTypeQuery;
import com.atlassian.servicedesk.api.requesttype.RequestTypeService;
import com.atlassian.servicedesk.api.util.paging.PagedRequest;
import com.atlassian.servicedesk.api.util.paging.PagedResponse;
import com.atlassian.servicedesk.api.util.paging.SimplePagedRequest;
import java.util.List;

/** Lists request types to those who may raise requests of them. */
record KindService(Office office) implements RequestTypeService {

    private static final PagedRequest ALL = new SimplePagedRequest(0, Integer.MAX_VALUE);

    @Override
    public RequestTypeQuery.Builder newQueryBuilder() {
        return new Builder(null, null, false, ALL);
    }

    @Override
    public PagedResponse<RequestType> getRequestTypes(ApplicationUser user, RequestTypeQuery query) {
        Query asked = (Query) query;
        if (asked.desk() == null) {
            throw Says.unfit("The host lists request types of one service desk only.");
        }
        Desk desk = office.desks().byId(asked.desk()).orElseThrow(() -> Says.none("There is no such service desk."));
        if (!asked.override() && !office.desks().isCustomer(office.user(user), desk.project())) {
            throw Says.forbidden("You do not have the permission to raise requests in " + desk.project().name() + ".");
        }
        List<RequestType> kinds = office.desks().kinds(desk.project()).stream().filter(kind -> asked.type() == null || kind.id() == asked.type())
                .<RequestType>map(kind -> new View(kind, desk.id())).toList();
        return Page.of(kinds, asked.page());
    }

    private record Query(Integer desk, Integer type, boolean override, PagedRequest page) implements RequestTypeQuery { }

    private record Builder(Integer desk, Integer type, boolean override, PagedRequest page) implements RequestTypeQuery.Builder {

        @Override
        public RequestTypeQuery.Builder serviceDesk(Integer serviceDeskId) {
            return new Builder(serviceDeskId, type, override, page);
        }

        @Override
        public RequestTypeQuery.Builder requestType(Integer requestTypeId) {
            return new Builder(desk, requestTypeId, override, page);
        }

        @Override
        public RequestTypeQuery.Builder requestOverrideSecurity(Boolean overrideSecurity) {
            return new Builder(desk, type, overrideSecurity, page);
        }

        /** The host hides none. */
        @Override
        public RequestTypeQuery.Builder filterHidden(Boolean filterHidden) {
            return this;
        }

        @Override
        public RequestTypeQuery.Builder pagedRequest(PagedRequest wanted) {
            return new Builder(desk, type, override, wanted);
        }

        @Override
        public RequestTypeQuery build() {
            return new Query(desk, type, override, page);
        }
    }

    private record View(RequestKind kind, int deskId) implements RequestType {

        @Override
        public int getId() {
            return kind.id();
        }

        @Override
        public int getPortalId() {
            return deskId;
        }

        @Override
        public long getIssueTypeId() {
            return kind.issueTypeId();
        }

        @Override
        public String getName() {
            return kind.name();
        }

        @Override
        public String getDescription() {
            return kind.description();
        }

        @Override
        public String getHelpText() {
            return "";
        }
    }
}
