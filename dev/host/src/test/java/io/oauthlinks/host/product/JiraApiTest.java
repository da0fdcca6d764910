package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.bc.issue.comment.CommentService.CommentParameters;
import com.atlassian.jira.bc.user.search.UserSearchService;
import com.atlassian.jira.config.PriorityManager;
import com.atlassian.jira.entity.property.EntityProperty;
import com.atlassian.jira.entity.property.EntityPropertyType;
import com.atlassian.jira.entity.property.JsonEntityPropertyManager;
import com.atlassian.jira.event.type.EventDispatchOption;
import com.atlassian.jira.issue.AttachmentManager;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.issue.attachment.Attachment;
import com.atlassian.jira.issue.attachment.CreateAttachmentParamsBean;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.issue.comments.CommentManager;
import com.atlassian.jira.issue.label.LabelManager;
import com.atlassian.jira.permission.ProjectPermissions;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.security.JiraAuthenticationContext;
import com.atlassian.jira.security.PermissionManager;
import com.atlassian.jira.util.json.JSONObject;
import com.atlassian.jira.util.thread.JiraThreadLocalUtil;
import com.atlassian.jira.web.util.AttachmentException;
import com.atlassian.mail.Email;
import com.atlassian.mail.queue.MailQueue;
import com.atlassian.mail.queue.SingleMailQueueItem;
import io.oauthlinks.host.product.api.JiraLogin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class JiraApiTest extends JiraApiUnderTest {

    @Test
    void anArchivedProjectTakesNothing() {
        MutableIssue issue = create("agent", form("SUP"));
        product.tracker().projects().setArchived(product.tracker().projects().byKey("SUP").orElseThrow(), true);

        assertThat(project("SUP").isArchived()).isTrue();
        assertThat(validate("agent", form("SUP")).getErrorCollection().getErrors()).containsOnlyKeys("project");
        MutableIssue archived = the(IssueManager.class).getIssueObject(issue.getId());
        assertThat(archived.isArchived()).isTrue();
        assertThat(comment("agent", archived, "hello").isValid()).isFalse();
        assertThat(the(PermissionManager.class).hasPermission(ProjectPermissions.BROWSE_PROJECTS, archived, user("agent"))).isTrue();
        assertThat(the(PermissionManager.class).hasPermission(ProjectPermissions.ADD_COMMENTS, archived, user("agent"))).isFalse();
    }

    @Test
    void inReadOnlyModeServicesSaySo() {
        MutableIssue issue = create("agent", form("SUP"));
        IssueService.CreateValidationResult before = validate("agent", form("SUP"));
        product.settings().setReadOnly(true);

        assertThat(validate("agent", form("SUP")).getErrorCollection().getErrorMessages()).singleElement().asString().contains("read-only");
        assertThat(the(IssueService.class).create(user("agent"), before).isValid()).isFalse();
        assertThat(comment("agent", issue, "hello").isValid()).isFalse();
    }

    private CommentService.CommentCreateValidationResult comment(String user, MutableIssue issue, String body) {
        return the(CommentService.class).validateCommentCreate(user(user), CommentParameters.builder().issue(issue).author(user(user)).body(body).build());
    }

    @Test
    void aCommentCarriesItsPropertiesAndIsFoundByThem() throws Exception {
        MutableIssue issue = create("agent", form("SUP"));
        CommentParameters parameters = CommentParameters.builder().issue(issue).author(user("agent")).body("hello").commentProperties(
                Map.of("mail.1", new JSONObject("{}"), "sd.public.comment", new JSONObject("{\"internal\": true}"))).build();

        Comment made = the(CommentService.class).create(user("agent"), the(CommentService.class).validateCommentCreate(user("agent"), parameters), true);

        List<EntityProperty> found = the(JsonEntityPropertyManager.class).query().entityName(EntityPropertyType.COMMENT_PROPERTY.getDbEntityName())
                .key("mail.1").find();
        assertThat(found).singleElement().extracting(EntityProperty::getEntityId).isEqualTo(made.getId());
        assertThat(the(CommentManager.class).getCommentById(made.getId()).getIssue().getKey()).isEqualTo(issue.getKey());
        assertThat(the(CommentManager.class).getComments(issue)).extracting(Comment::getBody).containsExactly("hello");
        assertThat(product.tracker().comments().byId(made.getId()).orElseThrow().internal()).isTrue();
    }

    @Test
    void whoMayNotCommentIsTold() {
        MutableIssue issue = create("agent", form("SUP"));

        assertThat(comment("alice", issue, "hello").getErrorCollection().getErrorMessages()).singleElement().asString().contains("permission");
        assertThat(comment("agent", issue, " ").getErrorCollection().getErrors()).containsOnlyKeys("comment");
        assertThat(comment("agent", issue, "x".repeat(32_768)).getErrorCollection().getErrors()).containsOnlyKeys("comment");
    }

    @Test
    void aFileMovesIntoTheIssueUnlessItIsCopied() throws Exception {
        MutableIssue issue = create("agent", form("SUP"));
        Path file = Files.writeString(home.resolve("a.txt"), "text");
        attach(issue, file, true);
        assertThat(file).exists();
        attach(issue, file, false);

        assertThat(file).doesNotExist();
        assertThat(issue.getAttachments()).hasSize(2).extracting(Attachment::getFilesize).containsOnly(4L);
        Path large = Files.write(home.resolve("b.txt"), new byte[10_485_761]);
        assertThatThrownBy(() -> attach(issue, large, true)).isInstanceOf(AttachmentException.class).hasMessageContaining("10485760");
    }

    private void attach(MutableIssue issue, Path file, boolean copy) throws AttachmentException {
        the(AttachmentManager.class).createAttachment(new CreateAttachmentParamsBean.Builder(file.toFile(), file.getFileName().toString(), "text/plain",
                user("agent"), issue).copySourceFile(copy).build());
    }

    @Test
    void priorityAndLabelsChangeAfterwards() {
        MutableIssue issue = create("agent", form("SUP"));
        issue.setPriority(the(PriorityManager.class).getPriorities().get(0));
        the(IssueManager.class).updateIssue(user("agent"), issue, EventDispatchOption.ISSUE_UPDATED, false);
        the(LabelManager.class).addLabel(user("agent"), issue.getId(), "mail", false);
        the(LabelManager.class).addLabel(user("agent"), issue.getId(), "mail", false);

        var stored = product.tracker().issues().byId(issue.getId()).orElseThrow();
        assertThat(stored.priority().label()).isEqualTo("Highest");
        assertThat(product.tracker().issues().labels(stored)).containsExactly("mail");
    }

    @Test
    void usersAreFoundByAddressAlsoWhenTheyAreInactive() {
        var alice = product.tracker().users().byName("alice").orElseThrow();
        product.tracker().users().update(new io.oauthlinks.host.product.user.User(alice.key(), alice.name(), alice.displayName(), alice.email(), false,
                alice.groups()));

        assertThat(the(UserSearchService.class).findUsersByEmail("ALICE@acme.example")).singleElement()
                .satisfies(found -> assertThat(found.isActive()).isFalse(), found -> assertThat(found.getName()).isEqualTo("alice"));
        assertThat(the(UserSearchService.class).findUsersByEmail("nobody@acme.example")).isEmpty();
        product.tracker().users().update(alice);
    }

    @Test
    void aFormerKeyFindsTheProject() {
        product.tracker().projects().changeKey(product.tracker().projects().byKey("SUP").orElseThrow(), "HELP");

        assertThat(project("SUP").getKey()).isEqualTo("HELP");
        assertThat(the(ProjectManager.class).getProjectByCurrentKey("SUP")).isNull();
        assertThat(the(IssueManager.class).getIssueObject("SUP-1").getKey()).isEqualTo("HELP-1");
    }

    @Test
    void aMailIsQueued() {
        the(MailQueue.class).addItem(new SingleMailQueueItem(new Email("a@acme.example").setSubject("s").setBody("b")));

        assertThat(the(MailQueue.class).size()).isEqualTo(1);
        assertThatThrownBy(() -> the(MailQueue.class).addItem(new SingleMailQueueItem(new Email("a@acme.example\nBcc: x").setSubject("s"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aThreadThatLeavesAUserBehindIsAnErrorInTheLog() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ((Logger) LoggerFactory.getLogger(JiraLogin.class)).addAppender(log);
        JiraAuthenticationContext login = the(JiraAuthenticationContext.class);
        JiraThreadLocalUtil threadLocals = the(JiraThreadLocalUtil.class);

        threadLocals.preCall();
        login.setLoggedInUser(user("agent"));
        assertThat(login.getLoggedInUser().getName()).isEqualTo("agent");
        login.clearLoggedInUser();
        threadLocals.postCall(null);
        assertThat(log.list).isEmpty();

        threadLocals.preCall();
        login.setLoggedInUser(user("agent"));
        threadLocals.postCall(null);
        assertThat(log.list).singleElement().extracting(ILoggingEvent::getFormattedMessage).asString().contains("leaves agent logged in");
        login.setLoggedInUser(user("alice"));
        assertThat(log.list).hasSize(2);
        login.clearLoggedInUser();
    }
}
