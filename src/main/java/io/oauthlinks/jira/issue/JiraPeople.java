package io.oauthlinks.jira.issue;

import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.intake.People;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.message.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Jira's users, with the permissions of software and business projects. */
public final class JiraPeople implements People {

    private final JiraCalls calls;
    private final Lookups jira;
    private final UsersByAddress users;
    private final NewComments comments;

    public JiraPeople(JiraCalls calls, Lookups jira, UsersByAddress users, NewComments comments) {
        this.calls = calls;
        this.jira = jira;
        this.users = users;
        this.comments = comments;
    }

    /** First those who are active, of them first those who may create; of equals the oldest key, so that it is always the same. */
    @Override
    public List<Person> byAddress(String address, long projectId) {
        return calls.look(() -> {
            List<ApplicationUser> found = users.with(address);
            Optional<Project> project = found.size() > 1 ? jira.project(projectId) : Optional.empty();
            return found.stream().sorted(Comparator.comparing((ApplicationUser user) -> !user.isActive())
                            .thenComparing(user -> project.isEmpty() || !jira.mayCreate(user, project.get()))
                            .thenComparing(ApplicationUser::getKey))
                    .map(JiraPeople::person).toList();
        });
    }

    @Override
    public Optional<Person> byKey(String userKey) {
        return jira.user(userKey).map(JiraPeople::person);
    }

    @Override
    public boolean mayCreate(String userKey, long projectId) {
        return calls.look(() -> jira.user(userKey)
                .flatMap(user -> jira.project(projectId).map(project -> jira.mayCreate(user, project))).orElse(false));
    }

    @Override
    public boolean mayComment(String userKey, long issueId) {
        return jira.user(userKey).filter(ApplicationUser::isActive).map(user -> calls.as(user, () -> jira.issue(issueId)
                .map(issue -> jira.maySee(user, issue) && comments.mayComment(user, issue)).orElse(false))).orElse(false);
    }

    /** Only service projects have customers. */
    @Override
    public Person createCustomer(String address, String name, long projectId) {
        throw new RequestRefused(Problem.named(Lookups.PROBLEMS, "no-customers"));
    }

    private static Person person(ApplicationUser user) {
        String address = user.getEmailAddress() == null ? "" : user.getEmailAddress().strip().toLowerCase(Locale.ROOT);
        return new Person(user.getKey(), user.getDisplayName(), address, user.isActive());
    }
}
