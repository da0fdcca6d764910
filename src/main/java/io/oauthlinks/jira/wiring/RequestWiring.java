package io.oauthlinks.jira.wiring;

import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.bc.user.search.UserSearchService;
import com.atlassian.jira.config.PriorityManager;
import com.atlassian.jira.entity.property.JsonEntityPropertyManager;
import com.atlassian.jira.issue.AttachmentManager;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.comments.CommentManager;
import com.atlassian.jira.issue.watchers.WatcherManager;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.security.JiraAuthenticationContext;
import com.atlassian.jira.security.PermissionManager;
import com.atlassian.jira.user.util.UserManager;
import com.atlassian.jira.util.thread.JiraThreadLocalUtil;
import com.atlassian.sal.api.message.I18nResolver;
import io.oauthlinks.jira.issue.IssueFiles;
import io.oauthlinks.jira.issue.IssueRequests;
import io.oauthlinks.jira.issue.JiraCalls;
import io.oauthlinks.jira.issue.JiraLimits;
import io.oauthlinks.jira.issue.JiraPeople;
import io.oauthlinks.jira.issue.JiraProjects;
import io.oauthlinks.jira.issue.LookAlikes;
import io.oauthlinks.jira.issue.Lookups;
import io.oauthlinks.jira.issue.MailTexts;
import io.oauthlinks.jira.issue.Marks;
import io.oauthlinks.jira.issue.NewComments;
import io.oauthlinks.jira.issue.NewIssues;
import io.oauthlinks.jira.issue.UsersByAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Issues, people and projects of any kind, by Jira's own services; {@link ServiceDeskWiring} builds on them what channels use. */
@Component
@Configuration(proxyBeanMethods = false)
class RequestWiring {

    @Bean
    JiraCalls jiraCalls(JiraThreadLocalUtil threadLocals, JiraAuthenticationContext login) {
        return new JiraCalls(threadLocals, login);
    }

    @Bean
    Lookups issueLookups(ProjectManager projects, IssueManager issues, UserManager users, PermissionManager permissions) {
        return new Lookups(projects, issues, users, permissions);
    }

    @Bean
    JiraLimits jiraLimits(com.atlassian.jira.config.properties.ApplicationProperties settings) {
        return new JiraLimits(settings);
    }

    @Bean
    MailTexts mailTexts(JiraLimits limits, I18nResolver i18n) {
        return new MailTexts(limits, i18n);
    }

    @Bean
    Marks mailMarks(JsonEntityPropertyManager properties) {
        return new Marks(properties);
    }

    @Bean
    NewComments newComments(CommentService service, CommentManager comments, MailTexts texts) {
        return new NewComments(service, comments, texts);
    }

    @Bean
    UsersByAddress usersByAddress(UserSearchService search) {
        return new UsersByAddress(search);
    }

    @Bean
    IssueRequests issueRequests(JiraCalls calls, Lookups jira, IssueService service, NewComments comments, Marks marks, MailTexts texts,
                                IssueRequests.Extras extras) {
        return new IssueRequests(calls, jira, new NewIssues(service, texts), comments, marks, new LookAlikes(jira, comments, marks, texts), extras);
    }

    @Bean
    IssueRequests.Extras issueExtras(AttachmentManager attachments, WatcherManager watchers, JiraLimits limits) {
        return new IssueRequests.Extras(new IssueFiles(attachments), watchers, limits);
    }

    @Bean
    JiraPeople jiraPeople(JiraCalls calls, Lookups jira, UsersByAddress users, NewComments comments) {
        return new JiraPeople(calls, jira, users, comments);
    }

    @Bean
    JiraProjects jiraProjects(Lookups jira, UsersByAddress users, PriorityManager priorities,
                              com.atlassian.sal.api.user.UserManager administrators) {
        return new JiraProjects(jira, users, priorities, administrators);
    }
}
