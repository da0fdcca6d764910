package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.servicedesk.Desks;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.web.Pages;
import io.oauthlinks.host.product.web.ProjectMenu;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dashboard, projects, issues, and the portal in which customers see their requests. */
public final class WorkServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String NO_PROJECT = "The project does not exist, or you do not have the permission to see it.";
    private static final String NO_ISSUE = "The issue does not exist, or you do not have the permission to see it.";

    private final transient Pages pages;
    private final transient Callers callers;
    private final transient Tracker tracker;
    private final transient Desks desks;
    private final transient Projects projects;
    private final transient Issues issues;

    public WorkServlet(Pages pages, Callers callers, Tracker tracker, Desks desks) {
        this.pages = pages;
        this.callers = callers;
        this.tracker = tracker;
        this.desks = desks;
        this.projects = tracker.projects();
        this.issues = tracker.issues();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<User> user = callers.user();
        if (user.isEmpty()) {
            pages.toLogin(request, response);
            return;
        }
        String rest = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        switch (request.getServletPath()) {
            case "" -> response.sendRedirect(request.getContextPath() + start(user.get()));
            case "/secure/Dashboard.jspa" -> pages.write(request, response, "dashboard.vm",
                    Map.of("issues", visible(user.get()), "projects", projects.visibleTo(user)));
            case "/secure/BrowseProjects.jspa" -> pages.write(request, response, "projects.vm",
                    Map.of("projects", projects.visibleTo(user)));
            case "/projects" -> project(rest, request, response);
            case "/browse" -> issue(rest, request, response);
            default -> portal(rest, request, response);
        }
    }

    private static String start(User user) {
        return user.isLicensed() ? "/secure/Dashboard.jspa" : "/servicedesk/customer/user/requests";
    }

    private List<Issue> visible(User user) {
        return issues.openOf(user).stream().filter(issue -> projects.mayBrowse(Optional.of(user), issue.project())).toList();
    }

    private void project(String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Project> project = projects.byKey(key).filter(each -> projects.mayBrowse(callers.user(), each));
        if (project.isPresent()) {
            pages.write(request, response, "project.vm", Map.of("project", project.get(),
                    "issues", issues.search(List.of(project.get()), 0, Issues.PAGE),
                    "settings", projects.administers(callers.user(), project.get()) ? ProjectMenu.summary(project.get()) : ""));
        } else {
            pages.notFound(request, response, NO_PROJECT);
        }
    }

    private void issue(String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Issue> issue = issues.find(key).filter(each -> projects.mayBrowse(callers.user(), each.project()));
        if (issue.isPresent()) {
            pages.write(request, response, "issue.vm", Map.of("issue", issue.get(),
                    "labels", issues.labels(issue.get()), "components", issues.components(issue.get()),
                    "attachments", tracker.attachments().of(issue.get()), "comments", tracker.comments().of(issue.get())));
        } else {
            pages.notFound(request, response, NO_ISSUE);
        }
    }

    /** Internal comments are for the team: the portal leaves them out for everybody. */
    private void portal(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        User user = callers.user().orElseThrow();
        if (path.equals("user/requests")) {
            pages.write(request, response, "requests.vm", Map.of("issues", issues.requestsOf(user)));
            return;
        }
        Optional<Issue> issue = Optional.of(path).filter(each -> each.startsWith("portal/")).flatMap(each -> issues.find(each.substring("portal/".length())))
                .filter(each -> desks.isRequestOf(user, each));
        if (issue.isPresent()) {
            pages.write(request, response, "request.vm", Map.of("issue", issue.get(), "kind", desks.kind(issue.get()).orElseThrow(),
                    "values", desks.values(issue.get()), "participants", desks.participants(issue.get()),
                    "attachments", tracker.attachments().of(issue.get()),
                    "comments", tracker.comments().of(issue.get()).stream().filter(comment -> !comment.internal()).toList()));
        } else {
            pages.notFound(request, response, "The request does not exist, or you do not take part in it.");
        }
    }
}
