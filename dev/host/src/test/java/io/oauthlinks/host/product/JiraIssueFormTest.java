package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.issue.IssueInputParameters;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.ServiceDeskManager;
import com.atlassian.servicedesk.api.field.FieldId;
import com.atlassian.servicedesk.api.field.FieldInputValue;
import com.atlassian.servicedesk.api.request.CustomerRequestCreateParameters;
import com.atlassian.servicedesk.api.request.ServiceDeskCustomerRequestService;
import com.atlassian.servicedesk.api.requesttype.RequestType;
import com.atlassian.servicedesk.api.requesttype.RequestTypeService;
import io.oauthlinks.host.container.Transactions;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.RequiredField;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraIssueFormTest extends JiraApiUnderTest {

    @Test
    void anAgentCreatesAnIssueThatIsFound() {
        MutableIssue issue = create("agent", form("SUP"));

        MutableIssue found = the(IssueManager.class).getIssueObject(issue.getKey());
        assertThat(found.getId()).isEqualTo(issue.getId());
        assertThat(found.getSummary()).isEqualTo("Printer");
        assertThat(found.getReporter().getName()).isEqualTo("agent");
        assertThat(found.getKey()).isEqualTo("SUP-" + the(ProjectManager.class).getCurrentCounterForProject(found.getProjectId()));
        assertThat(the(IssueManager.class).getIssueObject("NO-1")).isNull();
        assertThat(the(IssueManager.class).getIssueObject(1L)).isNull();
    }

    @Test
    void anIssueIsThereEvenWhenTheTransactionOfTheAppIsRolledBack() {
        Transactions transactions = new Transactions(database);
        String[] key = new String[1];

        assertThatThrownBy(() -> transactions.execute(() -> {
            key[0] = create("agent", form("SUP")).getKey();
            throw new IllegalStateException("the app fails");
        })).hasMessage("the app fails");

        assertThat(the(IssueManager.class).getIssueObject(key[0])).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"alice, SUP, agent", "agent, DEV, agent", "padmin, SUP, nobody", "agent, SUP, padmin"})
    void aUserWithoutPermissionCreatesNothing(String caller, String project, String reporter) {
        IssueService.CreateValidationResult result = validate(caller, form(project).setReporterId(reporter));

        assertThat(result.isValid()).isFalse();
        assertThat(result.getErrorCollection().getErrors()).hasSize(1);
        assertThatThrownBy(() -> the(IssueService.class).create(user(caller), result)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAdministratorOfTheProjectNamesAnotherReporter() {
        assertThat(create("padmin", form("SUP").setReporterId("alice")).getReporter().getName()).isEqualTo("alice");
    }

    @Test
    void nobodyCreatesAnonymously() {
        assertThat(the(IssueService.class).validateCreate(null, form("SUP")).isValid()).isFalse();
    }

    @Test
    void wrongFieldsAreNamed() {
        assertErrors(form("SUP").setSummary("x".repeat(256)), "summary");
        assertErrors(form("SUP").setSummary(" "), "summary");
        assertErrors(form("SUP").setSummary("a\nb"), "summary");
        assertErrors(form("SUP").setSummary("a\0b"), "summary");
        assertErrors(form("SUP").setDescription("x".repeat(32_768)), "description");
        assertErrors(form("SUP").setDescription("half \ud83d"), "description");
        assertErrors(form("SUP").setIssueTypeId("1"), "issuetype");
        assertErrors(form("SUP").setPriorityId("9"), "priority");
        assertErrors(form("SUP").setComponentIds(1L), "components");
        assertErrors(form("SUP").setReporterId(null), "reporter");
        assertErrors(form("SUP").setProjectId(1L), "project");
        IssueInputParameters labels = the(IssueService.class).newIssueInputParameters(Map.of("labels", new String[] {"two words"}));
        assertErrors(labels.setProjectId(project("SUP").getId()).setIssueTypeId(form("SUP").getIssueTypeId()).setSummary("x").setReporterId("agent"), "labels");
    }

    private void assertErrors(IssueInputParameters form, String field) {
        assertThat(validate("agent", form).getErrorCollection().getErrors()).containsOnlyKeys(field);
    }

    @Test
    void aRequiredFieldIsNamedInWords() {
        Projects projects = product.tracker().projects();
        long type = Long.parseLong(form("SUP").getIssueTypeId());
        projects.require(new RequiredField(project("SUP").getId(), type, "customfield_10100", "Cost centre"));

        assertThat(validate("agent", form("SUP")).getErrorCollection().getErrors()).containsExactly(Map.entry("customfield_10100", "Cost centre is required."));
        IssueInputParameters given = the(IssueService.class).newIssueInputParameters(Map.of("customfield_10100", new String[] {"7"}));
        create("agent", given.setProjectId(project("SUP").getId()).setIssueTypeId(String.valueOf(type)).setSummary("x").setReporterId("agent"));
    }

    /** As in Jira: what the form of a request type does not ask for nobody can give. */
    @Test
    void aRequiredFieldThatIsNotOnTheFormKeepsCustomersFromRaisingRequests() {
        services.putAll(product.serviceDesk());
        ServiceDesk desk = the(ServiceDeskManager.class).getServiceDeskForProject(project("SUP"));
        RequestTypeService types = the(RequestTypeService.class);
        RequestType help = types.getRequestTypes(null, types.newQueryBuilder().serviceDesk(desk.getId()).requestOverrideSecurity(true).build()).getResults()
                .stream().filter(type -> type.getName().equals("Get help")).findFirst().orElseThrow();
        product.tracker().projects().require(new RequiredField(project("SUP").getId(), help.getIssueTypeId(), "customfield_10100", "Cost centre"));
        ServiceDeskCustomerRequestService requests = the(ServiceDeskCustomerRequestService.class);
        CustomerRequestCreateParameters form = requests.newCreateBuilder().serviceDesk(desk).requestType(help)
                .fieldValues(Map.of(FieldId.withId("summary"), FieldInputValue.withValue("Printer"))).build();

        assertThatThrownBy(() -> requests.createCustomerRequest(user("alice"), form)).hasMessageContaining("Cost centre");
    }
}
