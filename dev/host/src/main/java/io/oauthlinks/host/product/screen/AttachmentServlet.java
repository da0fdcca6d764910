package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.product.project.Attachment;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.web.Pages;
import io.oauthlinks.host.product.web.Text;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Downloads attachments, always as a file: what came by mail never runs in a page of Jira. */
public final class AttachmentServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Pattern PATH = Pattern.compile("/([0-9]{1,18})(/.*)?");

    private final transient Pages pages;
    private final transient Callers callers;
    private final transient Tracker tracker;

    public AttachmentServlet(Pages pages, Callers callers, Tracker tracker) {
        this.pages = pages;
        this.callers = callers;
        this.tracker = tracker;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<User> user = callers.user();
        if (user.isEmpty()) {
            pages.toLogin(request, response);
            return;
        }
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<Attachment> found = path.matches() ? tracker.attachments().byId(Long.parseLong(path.group(1))) : Optional.empty();
        if (found.isEmpty() || !maySee(user.get(), tracker.issues().byId(found.get().issueId()).orElseThrow())) {
            pages.notFound(request, response, "The attachment does not exist, or you do not have the permission to see it.");
            return;
        }
        response.setContentType(found.get().contentType());
        response.setContentLengthLong(found.get().size());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + Text.encoded(found.get().fileName()));
        try (InputStream bytes = tracker.attachments().open(found.get())) {
            bytes.transferTo(response.getOutputStream());
        }
    }

    private boolean maySee(User user, Issue issue) {
        return tracker.projects().mayBrowse(Optional.of(user), issue.project())
                || issue.project().type() == Project.Type.SERVICE_DESK && issue.reporter().key().equals(user.key());
    }
}
