package io.oauthlinks.jira.issue;

import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.bc.issue.IssueService.CreateValidationResult;
import com.atlassian.jira.bc.issue.IssueService.IssueResult;
import com.atlassian.jira.issue.IssueInputParameters;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.Target;
import io.oauthlinks.mailchannel.intake.Requests.Made;
import io.oauthlinks.mailchannel.intake.Requests.NewRequest;
import java.util.HashMap;
import java.util.Map;

/** Makes issues as the reporter would by Jira's form, with permissions, required fields, default values and the rules of the workflow. */
public final class NewIssues {

    private final IssueService service;
    private final MailTexts texts;

    public NewIssues(IssueService service, MailTexts texts) {
        this.service = service;
        this.texts = texts;
    }

    /** In the thread and the name of the reporter. */
    Made create(ApplicationUser reporter, Project project, NewRequest request) {
        CreateValidationResult checked = service.validateCreate(reporter, form(reporter, project, request));
        if (!checked.isValid()) {
            throw JiraWords.ofForm(checked.getErrorCollection());
        }
        IssueResult result = service.create(reporter, checked);
        if (!result.isValid()) {
            throw JiraWords.ofCreation(result.getErrorCollection());
        }
        return new Made(result.getIssue().getId(), result.getIssue().getKey(), 0);
    }

    private IssueInputParameters form(ApplicationUser reporter, Project project, NewRequest request) {
        Target target = request.target();
        IssueInputParameters form = service.newIssueInputParameters(fields(target));
        form.setProjectId(project.getId()).setIssueTypeId(target.issueTypeId()).setReporterId(reporter.getName())
                .setSummary(texts.summary(request.summary())).setDescription(texts.description(request.description()));
        if (!target.priorityId().isEmpty()) {
            form.setPriorityId(target.priorityId());
        }
        if (!target.componentIds().isEmpty()) {
            form.setComponentIds(target.componentIds().toArray(Long[]::new));
        }
        form.setApplyDefaultValuesWhenParameterNotProvided(true);
        // what the channel says comes from an administrator of the project and counts also where the screen of this type does not show the field
        form.setSkipScreenCheck(true);
        return form;
    }

    /** Fields without a setter, by their ids; Jira may add to the map. */
    private static Map<String, String[]> fields(Target target) {
        Map<String, String[]> fields = new HashMap<>();
        target.fields().forEach(field -> fields.put(field.fieldId(), new String[] {field.value()}));
        if (!target.labels().isEmpty()) {
            fields.put("labels", target.labels().toArray(String[]::new));
        }
        return fields;
    }
}
