package io.oauthlinks.host.product.api;

import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.bc.user.search.UserSearchService;
import com.atlassian.jira.config.PriorityManager;
import com.atlassian.jira.config.properties.ApplicationProperties;
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
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import com.atlassian.jira.util.thread.JiraThreadLocalUtil;
import com.atlassian.mail.queue.MailQueue;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.QueuedMails;
import io.oauthlinks.host.product.store.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The services of Jira's own Java API by their interfaces. */
public final class JiraApi {

    private JiraApi() {
    }

    public static Map<Class<?>, Object> services(Tracker tracker, Settings settings, Callers callers, QueuedMails mails) {
        Map<Class<?>, Object> services = new HashMap<>();
        JiraPermissions permissions = new JiraPermissions(tracker);
        services.put(UserManager.class, new JiraUsers(tracker.users()));
        services.put(UserSearchService.class, (UserSearchService) email -> tracker.users().byEmail(email).stream()
                .map(user -> (ApplicationUser) new Person(user)).toList());
        services.put(ProjectManager.class, new JiraProjects(tracker.projects()));
        services.put(PriorityManager.class, (PriorityManager) () -> Arrays.stream(Issue.Priority.values()).map(JiraConstant::priority).toList());
        services.put(PermissionManager.class, permissions);
        services.put(IssueManager.class, new JiraIssues(tracker));
        services.put(IssueService.class, new JiraIssueForms(tracker, settings));
        services.put(CommentManager.class, new JiraCommentLookups(tracker));
        services.put(CommentService.class, new JiraComments(tracker, permissions, settings));
        services.put(AttachmentManager.class, new JiraAttachments(tracker));
        services.put(LabelManager.class, new JiraLabels(tracker));
        services.put(GroupManager.class, new JiraGroups(tracker.users()));
        services.put(GlobalPermissionManager.class, JiraGroups.permissions());
        services.put(WatcherManager.class, new JiraWatchers(tracker));
        services.put(JsonEntityPropertyManager.class, new JiraProperties(tracker.properties()));
        JiraLogin login = new JiraLogin(callers, tracker.users());
        services.put(JiraAuthenticationContext.class, login);
        services.put(JiraThreadLocalUtil.class, login.threadLocals());
        services.put(ApplicationProperties.class, new JiraSettings(settings));
        services.put(MailQueue.class, new JiraMailQueue(mails));
        return services;
    }
}
