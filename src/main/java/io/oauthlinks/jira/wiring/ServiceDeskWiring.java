package io.oauthlinks.jira.wiring;

import com.atlassian.jira.config.PriorityManager;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.label.LabelManager;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.security.GlobalPermissionManager;
import com.atlassian.jira.security.groups.GroupManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.issue.IssueRequests;
import io.oauthlinks.jira.issue.JiraCalls;
import io.oauthlinks.jira.issue.JiraPeople;
import io.oauthlinks.jira.issue.JiraProjects;
import io.oauthlinks.jira.issue.MailTexts;
import io.oauthlinks.jira.servicedesk.Customers;
import io.oauthlinks.jira.servicedesk.JiraAdministrators;
import io.oauthlinks.jira.servicedesk.JiraThreads;
import io.oauthlinks.jira.servicedesk.RequestDetails;
import io.oauthlinks.jira.servicedesk.RequestLookups;
import io.oauthlinks.jira.servicedesk.RequestTexts;
import io.oauthlinks.jira.servicedesk.ServiceDesks;
import io.oauthlinks.jira.servicedesk.ServiceProjects;
import io.oauthlinks.jira.servicedesk.ServiceRequests;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Requests of service projects, and people and projects of any kind, as channels use them. No signature here names a type of that API, because
 * Spring looks at all of them, also while it is absent (ADR 30).
 */
@Component
@Configuration(proxyBeanMethods = false)
class ServiceDeskWiring {

    @Bean
    ServiceDesks serviceDesks(JiraCalls calls) {
        return new ServiceDesks(new ContainerServices(), new JiraThreads() {
            @Override
            public <T> T as(ApplicationUser user, Supplier<T> call) {
                return calls.as(user, call);
            }
        });
    }

    @Bean
    RequestLookups serviceLookups(ProjectManager projects, IssueManager issues, UserManager users) {
        return new RequestLookups(projects, issues, users);
    }

    @Bean
    RequestDetails requestDetails(IssueManager issues, PriorityManager priorities, LabelManager labels) {
        return new RequestDetails(issues, id -> priorities.getPriorities().stream().filter(each -> each.getId().equals(id)).findFirst(), labels);
    }

    @Bean
    RequestTexts requestTexts(MailTexts texts) {
        return new RequestTexts() {
            @Override
            public String summary(String text) {
                return texts.summary(text);
            }

            @Override
            public String description(String text) {
                return texts.description(text);
            }

            @Override
            public String comment(String text) {
                return texts.comment(text);
            }
        };
    }

    @Bean
    ServiceRequests serviceRequests(ServiceDesks desks, RequestLookups jira, RequestDetails details, RequestTexts texts, IssueRequests issues) {
        return new ServiceRequests(desks, jira, details, texts, issues::attachWithoutPermission, issues);
    }

    @Bean
    @Primary
    ServiceProjects mailProjects(JiraProjects projects, ServiceDesks desks, RequestLookups jira) {
        return new ServiceProjects(projects, desks, jira);
    }

    @Bean
    @Primary
    Customers mailPeople(JiraPeople people, ServiceProjects projects, ServiceDesks desks, RequestLookups jira, GlobalPermissionManager permissions,
                         GroupManager groups, AuditLog audit) {
        return new Customers(people, projects, desks, jira, new JiraAdministrators(permissions, groups), audit);
    }
}
