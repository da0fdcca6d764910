package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.web.Pages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a project's settings begin; for its administrators. */
public final class ProjectConfigServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Pattern SUMMARY = Pattern.compile("/([A-Za-z][A-Za-z0-9_]*)/summary");

    private final transient Pages pages;
    private final transient Callers callers;
    private final transient Projects projects;

    public ProjectConfigServlet(Pages pages, Callers callers, Projects projects) {
        this.pages = pages;
        this.callers = callers;
        this.projects = projects;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<User> user = callers.user();
        if (user.isEmpty()) {
            pages.toLogin(request, response);
            return;
        }
        Matcher path = SUMMARY.matcher(String.valueOf(request.getPathInfo()));
        Optional<Project> project = path.matches() ? projects.byKey(path.group(1)).filter(each -> projects.administers(user, each)) : Optional.empty();
        if (project.isPresent()) {
            pages.write(request, response, "project-config.vm", Map.of("project", project.get(), "types", projects.issueTypes(project.get())));
        } else {
            pages.notFound(request, response, "The project does not exist, or you do not administer it.");
        }
    }
}
