package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.mailchannel.intake.People;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** People of service projects, who may do more than Jira's permissions say: customers raise requests, and comment on those that they see in the portal. */
public final class Customers implements People {

    private static final int LONGEST_NAME = 255;

    private final People people;
    private final ServiceProjects projects;
    private final ServiceDesks desks;
    private final RequestLookups jira;
    private final JiraAdministrators administrators;
    private final AuditLog audit;

    /** @param people as of any project */
    public Customers(People people, ServiceProjects projects, ServiceDesks desks, RequestLookups jira, JiraAdministrators administrators, AuditLog audit) {
        this.people = people;
        this.projects = projects;
        this.desks = desks;
        this.jira = jira;
        this.administrators = administrators;
        this.audit = audit;
    }

    @Override
    public List<Person> byAddress(String address, long projectId) {
        return people.byAddress(address, projectId);
    }

    @Override
    public Optional<Person> byKey(String userKey) {
        return people.byKey(userKey);
    }

    @Override
    public boolean mayCreate(String userKey, long projectId) {
        return people.mayCreate(userKey, projectId) || projects.isCustomer(userKey, projectId);
    }

    @Override
    public boolean mayComment(String userKey, long issueId) {
        return people.mayComment(userKey, issueId) || seesInPortal(userKey, issueId);
    }

    /**
     * In this order: the project, an administrator who may make customers, somebody with the address or a new customer, and that the project takes requests
     * of that customer.
     */
    @Override
    public Person createCustomer(String address, String name, long projectId) {
        if (!projects.isService(projectId)) {
            throw Reasons.refused("no-customers");
        }
        Project project = jira.openProject(projectId);
        ApplicationUser administrator = administrators.first().orElseThrow(() -> Reasons.refused("no-administrator"));
        String detail = project.getKey() + ", as " + administrator.getName();
        ApplicationUser customer = known(address, projectId).orElseGet(() -> {
            ApplicationUser made = desks.ask(administrator, desk -> desk.createCustomer(administrator, address, fullName(name, address)));
            record(AuditAction.CUSTOMER_CREATED, made, detail);
            return made;
        });
        if (!projects.isCustomer(customer.getKey(), projectId)) {
            desks.tell(administrator, desk -> desk.admit(administrator, project, customer));
            record(AuditAction.CUSTOMER_ADMITTED, customer, detail);
        }
        return new Person(customer.getKey(), customer.getDisplayName(), customer.getEmailAddress().toLowerCase(Locale.ROOT), customer.isActive());
    }

    /** As many characters as Jira keeps, without half of one at the end. */
    private static String fullName(String name, String address) {
        String full = name.isBlank() ? address : name.strip();
        return full.length() <= LONGEST_NAME ? full
                : full.substring(0, Character.isHighSurrogate(full.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME);
    }

    /** Jira's own audit log names the administrator, who did nothing. */
    private void record(AuditAction action, ApplicationUser customer, String detail) {
        audit.recordSoon(Actor.APP, action, new AuditLog.Subject("Customer \"" + customer.getDisplayName() + "\"", customer.getKey()), detail);
    }

    /** Such as a customer of another project, or one who was made right before a crash. */
    private Optional<ApplicationUser> known(String address, long projectId) {
        return people.byAddress(address, projectId).stream().filter(Person::active).findFirst().flatMap(person -> jira.user(person.userKey()));
    }

    private boolean seesInPortal(String userKey, long issueId) {
        Issue issue = jira.issue(issueId).filter(found -> projects.isService(found.getProjectId())).orElse(null);
        return issue != null && jira.user(userKey).filter(ApplicationUser::isActive)
                .filter(user -> desks.ask(user, desk -> desk.isVisible(issue, user))).isPresent();
    }
}
