package io.oauthlinks.host.product.servicedesk;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.comment.ServiceDeskComment;
import com.atlassian.servicedesk.api.comment.ServiceDeskCommentCreateParameters;
import com.atlassian.servicedesk.api.comment.ServiceDeskCommentService;
import io.oauthlinks.host.product.project.Comments;
import io.oauthlinks.host.product.user.User;
import java.util.Optional;

/** Comments on requests: in public by everybody who sees them, and internally by the team. */
record CommentService(Office office) implements ServiceDeskCommentService {

    private static final int LONGEST = 32_767;

    @Override
    public ServiceDeskCommentCreateParameters.Builder newCreateBuilder() {
        return new Parameters(null, null, Optional.empty(), true);
    }

    @Override
    public ServiceDeskComment createServiceDeskComment(ApplicationUser user, ServiceDeskCommentCreateParameters parameters) {
        User author = office.user(parameters.author() == null ? user : parameters.author());
        io.oauthlinks.host.product.project.Issue request = office.request(parameters.issue().getId(), author);
        if (request.project().archived()) {
            throw Says.forbidden("The project " + request.project().name() + " is archived.");
        }
        if (!parameters.publicComment() && !office.tracker().projects().mayBrowse(Optional.of(author), request.project())) {
            throw Says.forbidden("Only the team writes internal comments.");
        }
        String body = parameters.body().filter(text -> !text.isBlank() && text.length() <= LONGEST)
                .orElseThrow(() -> Says.unfit("A comment has 1 to " + LONGEST + " characters."));
        long id = Says.changing(() -> office.tracker().comments().add(new Comments.Draft(request, author, body, !parameters.publicComment()))).id();
        return new View(office.comment().apply(id), parameters.publicComment());
    }

    private record View(Comment getComment, boolean isPublic) implements ServiceDeskComment { }

    private record Parameters(ApplicationUser author, Issue issue, Optional<String> body, boolean publicComment)
            implements ServiceDeskCommentCreateParameters, ServiceDeskCommentCreateParameters.Builder {

        @Override
        public ServiceDeskCommentCreateParameters.Builder author(ApplicationUser wanted) {
            return new Parameters(wanted, issue, body, publicComment);
        }

        @Override
        public ServiceDeskCommentCreateParameters.Builder issue(Issue wanted) {
            return new Parameters(author, wanted, body, publicComment);
        }

        @Override
        public ServiceDeskCommentCreateParameters.Builder body(String wanted) {
            return new Parameters(author, issue, Optional.ofNullable(wanted), publicComment);
        }

        @Override
        public ServiceDeskCommentCreateParameters.Builder publicComment(boolean wanted) {
            return new Parameters(author, issue, body, wanted);
        }

        @Override
        public ServiceDeskCommentCreateParameters build() {
            if (issue == null) {
                throw Says.unfit("A comment needs a request.");
            }
            return this;
        }
    }
}
