package io.oauthlinks.host.product;

import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.servicedesk.Desks;
import io.oauthlinks.host.product.servicedesk.RequestKind;
import io.oauthlinks.host.product.servicedesk.RequestKind.Field;
import io.oauthlinks.host.product.store.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The request types of the sample service project, which is open to everybody who has an account. */
final class SampleRequests {

    private static final String DONE = "sample.requests";

    private final Desks desks;
    private final Projects projects;
    private final Issues issues;

    SampleRequests(Desks desks, Tracker tracker) {
        this.desks = desks;
        this.projects = tracker.projects();
        this.issues = tracker.issues();
    }

    /** Also into a home from before there were request types. */
    void insertOnce(Settings settings) {
        if (settings.get(DONE).isEmpty()) {
            projects.byKey("SUP").filter(project -> project.type() == Project.Type.SERVICE_DESK).ifPresent(this::insert);
            settings.set(DONE, "inserted");
        }
    }

    private void insert(Project support) {
        Map<String, Long> types = projects.issueTypes(support).stream().collect(Collectors.toMap(Projects.IssueType::name, Projects.IssueType::id));
        if (!types.keySet().containsAll(List.of("Service Request", "Incident"))) {
            return;
        }
        desks.open(support, true);
        long request = types.get("Service Request");
        long incident = types.get("Incident");
        RequestKind help = desks.add(new RequestKind(0, support.id(), request, "Get help", "Questions about our products", List.of()));
        RequestKind report = desks.add(new RequestKind(0, support.id(), incident, "Report an incident", "Something does not work any more", List.of()));
        desks.add(new RequestKind(0, support.id(), request, "Return an item", "Send back what you have bought",
                List.of(new Field("customfield_10200", "Order number", true), new Field("customfield_10201", "Reason", false))));
        Map<Long, RequestKind> kinds = List.of(help, report).stream().collect(Collectors.toMap(RequestKind::issueTypeId, Function.identity()));
        for (Issue issue : issues.search(List.of(support), 0, Issues.PAGE)) {
            if (kinds.containsKey(issue.type().id())) {
                desks.assign(issue, kinds.get(issue.type().id()));
            }
        }
    }
}
