package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.ProjectFacts.Choice;
import io.oauthlinks.mailchannel.intake.Requests.NewRequest;
import java.util.List;

/**
 * Jira Service Management as far as mail needs it, in types that are always there. All methods throw {@link io.oauthlinks.mailchannel.intake.RequestRefused}
 * when it says no, in its own words, {@link io.oauthlinks.mailchannel.intake.JiraNotReady} when it is away, is not as the app knows it, or says that Jira is in
 * read-only mode, and {@link io.oauthlinks.mailchannel.intake.JiraFailed} when it fails otherwise.
 */
interface Desk {

    /** What this user may choose in the project, nothing for somebody who is no customer of it. @param user null for all there are */
    List<Choice> requestTypes(Project project, ApplicationUser user);

    /** A request of the request type that its target names. */
    Issue raise(ApplicationUser customer, Project project, NewRequest request);

    /** Whether the user raised the request, takes part in it or works on it. */
    boolean isVisible(Issue request, ApplicationUser user);

    /** A public comment; its number comes back. */
    long comment(ApplicationUser author, Issue request, String body);

    /** No matter if the participant is one already. */
    void addParticipant(ApplicationUser asking, Issue request, ApplicationUser participant);

    /** A user without licence. */
    ApplicationUser createCustomer(ApplicationUser administrator, String address, String name);

    /** Makes a user a customer of the project. */
    void admit(ApplicationUser administrator, Project project, ApplicationUser customer);
}
