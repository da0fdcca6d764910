package io.oauthlinks.jira.wiring;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.audit.api.AuditService;
import com.atlassian.event.api.EventPublisher;
import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.bc.user.search.UserSearchService;
import com.atlassian.jira.config.PriorityManager;
import com.atlassian.jira.entity.property.JsonEntityPropertyManager;
import com.atlassian.jira.issue.AttachmentManager;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.comments.CommentManager;
import com.atlassian.jira.issue.label.LabelManager;
import com.atlassian.jira.issue.watchers.WatcherManager;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.security.GlobalPermissionManager;
import com.atlassian.jira.security.JiraAuthenticationContext;
import com.atlassian.jira.security.PermissionManager;
import com.atlassian.jira.security.groups.GroupManager;
import com.atlassian.jira.util.thread.JiraThreadLocalUtil;
import com.atlassian.mail.queue.MailQueue;
import com.atlassian.mail.server.MailServerManager;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.auth.AuthenticationListener;
import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.timezone.TimeZoneManager;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import com.atlassian.scheduler.SchedulerService;
import com.atlassian.templaterenderer.TemplateRenderer;
import org.springframework.stereotype.Component;

/** Every service that the app takes from Jira: imported here, once, and from then on beans of their own types. */
@Component
final class PlatformServices {

    @ComponentImport
    private ActiveObjects activeObjects;
    @ComponentImport
    private ApplicationProperties applicationProperties;
    @ComponentImport
    private AttachmentManager attachmentManager;
    @ComponentImport
    private AuditService auditService;
    @ComponentImport
    private AuthenticationListener authenticationListener;
    @ComponentImport
    private CommentManager commentManager;
    @ComponentImport
    private CommentService commentService;
    @ComponentImport
    private EventPublisher eventPublisher;
    @ComponentImport
    private GlobalPermissionManager globalPermissionManager;
    @ComponentImport
    private GroupManager groupManager;
    @ComponentImport
    private I18nResolver i18nResolver;
    @ComponentImport
    private IssueManager issueManager;
    @ComponentImport
    private IssueService issueService;
    /** Jira's own, as the one of users below. */
    @ComponentImport("jiraApplicationProperties")
    private com.atlassian.jira.config.properties.ApplicationProperties jiraApplicationProperties;
    @ComponentImport
    private JiraAuthenticationContext jiraAuthenticationContext;
    @ComponentImport
    private JiraThreadLocalUtil jiraThreadLocalUtil;
    /** Jira's own; SAL's has the same simple name, from which the name of a bean is made. */
    @ComponentImport("jiraUserManager")
    private com.atlassian.jira.user.util.UserManager jiraUserManager;
    @ComponentImport
    private JsonEntityPropertyManager jsonEntityPropertyManager;
    @ComponentImport
    private LabelManager labelManager;
    @ComponentImport
    private LocaleResolver localeResolver;
    @ComponentImport
    private LoginUriProvider loginUriProvider;
    @ComponentImport
    private MailQueue mailQueue;
    @ComponentImport
    private MailServerManager mailServerManager;
    @ComponentImport
    private PermissionManager permissionManager;
    @ComponentImport
    private PriorityManager priorityManager;
    @ComponentImport
    private ProjectManager projectManager;
    @ComponentImport
    private SchedulerService schedulerService;
    @ComponentImport
    private TemplateRenderer templateRenderer;
    @ComponentImport
    private TimeZoneManager timeZoneManager;
    @ComponentImport
    private UserManager userManager;
    @ComponentImport
    private UserSearchService userSearchService;
    @ComponentImport
    private WatcherManager watcherManager;
    @ComponentImport
    private WebSudoManager webSudoManager;
    @ComponentImport
    private XsrfTokenAccessor xsrfTokenAccessor;
    @ComponentImport
    private XsrfTokenValidator xsrfTokenValidator;
}
