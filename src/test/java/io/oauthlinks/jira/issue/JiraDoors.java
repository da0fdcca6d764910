package io.oauthlinks.jira.issue;

import com.atlassian.jira.config.PriorityManager;
import com.atlassian.jira.event.type.EventDispatchOption;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.issue.attachment.CreateAttachmentParamsBean;
import com.atlassian.jira.issue.history.ChangeItemBean;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.security.JiraAuthenticationContext;
import com.atlassian.jira.security.PermissionManager;
import com.atlassian.jira.security.plugin.ProjectPermissionKey;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import com.atlassian.jira.util.thread.JiraThreadLocalUtil;
import com.atlassian.jira.web.util.AttachmentException;
import com.atlassian.sal.api.message.I18nResolver;
import io.oauthlinks.jira.issue.JiraRows.Rank;
import io.oauthlinks.jira.issue.JiraRows.Sheet;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The adapters on {@link InMemoryJira}. */
final class JiraDoors {

    private final InMemoryJira jira;
    private final JiraCalls calls;
    private final Lookups lookups;
    private final NewComments newComments;
    private final Marks marks;
    private final MailTexts texts;
    private final JiraServices services;

    JiraDoors(InMemoryJira jira) {
        this.jira = jira;
        this.services = new JiraServices(jira);
        this.calls = new JiraCalls(threadLocals(), login());
        this.lookups = new Lookups(projects(), issueManager(), users(), permissions());
        JiraLimits limits = new JiraLimits(jira.settings::get);
        this.texts = new MailTexts(limits, texts());
        this.newComments = new NewComments(services.commentService(), services.commentManager(), texts);
        this.marks = new Marks(services.properties());
    }

    JiraCalls calls() {
        return calls;
    }

    IssueRequests requests() {
        return new IssueRequests(calls, lookups, new NewIssues(services.issueService(), texts), newComments, marks,
                new LookAlikes(lookups, newComments, marks, texts), new IssueRequests.Extras(new IssueFiles(this::attach), (user, issue) -> {
                    jira.watching.add(user.getKey() + " " + issue.getKey());
                    return issue;
                }, new JiraLimits(jira.settings::get)));
    }

    JiraPeople people() {
        return new JiraPeople(calls, lookups, new UsersByAddress(this::byAddress), newComments);
    }

    JiraProjects projectFacts() {
        PriorityManager priorities = only(PriorityManager.class, Map.of("getPriorities", List.of(new Rank("1", "High"), new Rank("3", "Low"))));
        com.atlassian.sal.api.user.UserManager administrators = (com.atlassian.sal.api.user.UserManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {com.atlassian.sal.api.user.UserManager.class},
                (proxy, method, arguments) -> arguments[0].toString().equals("JIRAUSER2"));
        return new JiraProjects(lookups, new UsersByAddress(this::byAddress), priorities, administrators);
    }

    private Iterable<ApplicationUser> byAddress(String address) {
        return jira.users.values().stream().filter(user -> user.getEmailAddress().equalsIgnoreCase(address))
                .map(ApplicationUser.class::cast).toList();
    }

    /** An interface with a constant answer to each named method. */
    private static <T> T only(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(JiraDoors.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (!answers.containsKey(method.getName())) {
                throw new UnsupportedOperationException(method.getName());
            }
            return answers.get(method.getName());
        }));
    }

    /** Answers with the last part of the key in brackets. */
    private static I18nResolver texts() {
        return (I18nResolver) Proxy.newProxyInstance(JiraDoors.class.getClassLoader(), new Class<?>[] {I18nResolver.class},
                (proxy, method, arguments) -> "(" + arguments[0].toString().replaceFirst(".*\\.", "") + ")");
    }

    private JiraThreadLocalUtil threadLocals() {
        return new JiraThreadLocalUtil() {

            @Override
            public void preCall() {
                jira.open++;
            }

            @Override
            public void postCall(org.apache.log4j.Logger log) {
                if (log == null) {
                    throw new IllegalArgumentException("no logger");
                }
                jira.open--;
            }
        };
    }

    private JiraAuthenticationContext login() {
        return new JiraAuthenticationContext() {

            @Override
            public ApplicationUser getLoggedInUser() {
                return jira.loggedIn;
            }

            @Override
            public void setLoggedInUser(ApplicationUser user) {
                jira.loggedIn = user;
            }

            @Override
            public void clearLoggedInUser() {
                jira.loggedIn = null;
            }
        };
    }

    private ProjectManager projects() {
        return new ProjectManager() {

            @Override
            public Project getProjectObj(Long id) {
                return jira.projects.get(id);
            }

            @Override
            public Project getProjectObjByKey(String key) {
                return getProjectByCurrentKey(key.equals("FORMER") ? "SHOP" : key);
            }

            @Override
            public Project getProjectByCurrentKey(String key) {
                return jira.projects.values().stream().filter(project -> project.getKey().equals(key)).findFirst().orElse(null);
            }

            @Override
            public long getCurrentCounterForProject(Long id) {
                return jira.newestNumber(id);
            }
        };
    }

    private IssueManager issueManager() {
        return new IssueManager() {

            @Override
            public MutableIssue getIssueObject(Long id) {
                return jira.issues.get(id);
            }

            @Override
            public MutableIssue getIssueObject(String key) {
                jira.looks++;
                jira.change();
                String current = key.replaceFirst("^FORMER-", "SHOP-");
                return jira.issues.values().stream().filter(issue -> issue.getKey().equals(current)).findFirst().orElse(null);
            }

            @Override
            public Issue updateIssue(ApplicationUser user, MutableIssue issue, EventDispatchOption option, boolean sendMail) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private UserManager users() {
        return new UserManager() {

            @Override
            public ApplicationUser getUserByKey(String userKey) {
                return jira.users.get(userKey);
            }

            @Override
            public ApplicationUser getUserByName(String userName) {
                return jira.users.values().stream().filter(user -> user.getName().equalsIgnoreCase(userName)).findFirst().orElse(null);
            }

            @Override
            public ApplicationUser getUserByNameEvenWhenUnknown(String userName) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private PermissionManager permissions() {
        return new PermissionManager() {

            @Override
            public boolean hasPermission(ProjectPermissionKey permission, Issue issue, ApplicationUser user) {
                return jira.has(permission, user, issue.getProjectId());
            }

            @Override
            public boolean hasPermission(ProjectPermissionKey permission, Project project, ApplicationUser user) {
                return jira.has(permission, user, project.getId());
            }
        };
    }

    private ChangeItemBean attach(CreateAttachmentParamsBean parameters) throws AttachmentException {
        jira.mustBeReady(parameters.getAuthor());
        jira.change();
        try {
            jira.issues.get(parameters.getIssue().getId()).files().add(new Sheet(parameters.getFilename(), parameters.getContentType(),
                    Files.readAllBytes(parameters.getFile().toPath()), parameters.getAuthor()));
            Files.delete(parameters.getFile().toPath());
            return new ChangeItemBean();
        } catch (IOException e) {
            throw new AttachmentException(e.toString());
        }
    }
}
