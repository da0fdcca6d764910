package io.oauthlinks.host.product.servicedesk;

import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.ProjectRole;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.store.Remembered;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;

/**
 * Service desks with their request types, requests and participants. Who may call what is the caller's question. Each node keeps desks and request types in
 * memory, and forgets them when a node changes some.
 */
public final class Desks {

    /** What nodes tell each other when a service desk has changed. */
    public static final String TOPIC = "service-desks";

    private final Tables tables;
    private final Settings settings;
    private final Users users;
    private final Projects projects;
    private final Issues issues;
    private final Remembered<DeskCatalog> catalog;

    /** What somebody enters for a new request. @param values by field id, of fields besides summary and description */
    record Draft(Desk desk, RequestKind kind, User customer, String summary, String description, Map<String, String> values) { }

    public Desks(Tables tables, Settings settings, Tracker tracker) {
        this.tables = tables;
        this.catalog = new Remembered<>(tables, TOPIC, DeskCatalog::read);
        this.settings = settings;
        this.users = tracker.users();
        this.projects = tracker.projects();
        this.issues = tracker.issues();
    }

    /** Every service project has one, closed until somebody opens it. */
    Optional<Desk> of(Project project) {
        return project.type() != Project.Type.SERVICE_DESK ? Optional.empty()
                : Optional.of(catalog.get().desk(project.id()).orElseGet(() -> add(project)).of(project));
    }

    private DeskCatalog.Row add(Project project) {
        try {
            catalog.changing(() -> tables.sql("insert into product_service_desk (project_id, open_sign_up) values (?, false)").param(project.id()).update());
        } catch (DuplicateKeyException isThere) {
            // another node was faster
            forget();
        }
        return catalog.get().desk(project.id()).orElseThrow();
    }

    Optional<Desk> byId(int id) {
        return catalog.get().projectOf(id).flatMap(projects::byId).flatMap(this::of);
    }

    /** Whether everybody who has an account is a customer of a service project. */
    public boolean isOpen(Project project) {
        return of(project).filter(Desk::openSignUp).isPresent();
    }

    public void open(Project project, boolean openSignUp) {
        of(project).ifPresent(desk -> catalog.changing(() ->
                tables.sql("update product_service_desk set open_sign_up = ? where id = ?").params(openSignUp, desk.id()).update()));
    }

    /** @param kind its own id is given by the database */
    public RequestKind add(RequestKind kind) {
        return catalog.changing(() -> {
            int id = (int) tables.sql("insert into product_request_type (project_id, issue_type_id, name, description) values (?, ?, ?, ?)")
                    .params(kind.projectId(), kind.issueTypeId(), kind.name(), kind.description()).insert();
            kind.fields().forEach(field -> tables.sql("insert into product_request_field (project_id, request_type_id, field_id, name, required)"
                    + " values (?, ?, ?, ?, ?)").params(kind.projectId(), id, field.id(), field.name(), field.required()).update());
            return new RequestKind(id, kind.projectId(), kind.issueTypeId(), kind.name(), kind.description(), kind.fields());
        });
    }

    /** By name. */
    public List<RequestKind> kinds(Project project) {
        return catalog.get().kinds().stream().filter(kind -> kind.projectId() == project.id()).toList();
    }

    Optional<RequestKind> kind(int id) {
        return catalog.get().kinds().stream().filter(kind -> kind.id() == id).findFirst();
    }

    /** Of a request; an issue that was made without a request type is none. */
    public Optional<RequestKind> kind(Issue issue) {
        return tables.sql("select request_type_id from product_request where issue_id = ?").param(issue.id()).query(Integer.class).optional().flatMap(this::kind);
    }

    /** Whether the user may raise requests. */
    public boolean isCustomer(User user, Project project) {
        return user.active() && (!projects.roles(Optional.of(user), project).isEmpty() || isOpen(project));
    }

    void addCustomer(User user, Project project) {
        if (!projects.roles(Optional.of(user), project).contains(ProjectRole.CUSTOMERS)) {
            projects.addActor(project, ProjectRole.CUSTOMERS, user.key());
        }
    }

    /** Whether the user raised the request, takes part in it or works on it. */
    public boolean sees(User user, Issue issue) {
        return user.active() && issue.project().type() == Project.Type.SERVICE_DESK
                && (projects.mayBrowse(Optional.of(user), issue.project()) || isRequestOf(user, issue));
    }

    /** Whether the user raised the request or takes part in it; what has no request type is not in the portal. */
    public boolean isRequestOf(User user, Issue issue) {
        return tables.sql("select count(*) from product_request r join product_issue i on i.id = r.issue_id where r.issue_id = ?"
                + " and (i.reporter_key = ? or exists (select 1 from product_participant p where p.issue_id = i.id and p.user_key = ?))")
                .params(issue.id(), user.key(), user.key()).query(Long.class).single() > 0;
    }

    /** Makes a request of an issue. */
    public void assign(Issue issue, RequestKind kind) {
        tables.sql("insert into product_request (issue_id, request_type_id) values (?, ?)").params(issue.id(), kind.id()).update();
    }

    /** The issue with all that makes it a request, in one transaction. */
    Issue raise(Draft draft) {
        Projects.IssueType type = projects.issueType(draft.kind().issueTypeId()).orElseThrow();
        return issues.create(new Issues.Draft(draft.desk().project(), type, draft.summary(), draft.description(), Issue.Priority.MEDIUM, draft.customer(), null),
                id -> {
                    tables.sql("insert into product_request (issue_id, request_type_id) values (?, ?)").params(id, draft.kind().id()).update();
                    draft.values().forEach((field, value) -> tables.sql("insert into product_request_value (issue_id, field_id, content) values (?, ?, ?)")
                            .params(id, field, value).update());
                });
    }

    /** What was entered in fields besides summary and description, by the name of the field. */
    public Map<String, String> values(Issue issue) {
        Map<String, String> values = new TreeMap<>();
        tables.sql("select f.name, v.content from product_request_value v join product_request r on r.issue_id = v.issue_id join product_request_field f"
                + " on f.request_type_id = r.request_type_id and f.field_id = v.field_id where v.issue_id = ?").param(issue.id())
                .query(row -> values.put(row.getString("name"), row.getString("content")));
        return values;
    }

    /** By name. */
    public List<User> participants(Issue issue) {
        Set<String> keys = Set.copyOf(tables.sql("select user_key from product_participant where issue_id = ?").param(issue.id()).query(String.class).list());
        return keys.isEmpty() ? List.of() : users.all().stream().filter(user -> keys.contains(user.key())).toList();
    }

    /** No matter if the user is one already. */
    public void addParticipant(Issue issue, User user) {
        settings.requireWritable();
        try {
            tables.sql("insert into product_participant (issue_id, user_key) values (?, ?)").params(issue.id(), user.key()).update();
        } catch (DuplicateKeyException isThere) {
            // as wanted
        }
    }

    /** A service desk has changed, here or on another node. */
    public void forget() {
        catalog.forget();
    }
}
