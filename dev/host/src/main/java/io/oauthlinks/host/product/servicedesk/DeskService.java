package io.oauthlinks.host.product.servicedesk;

import com.atlassian.jira.project.Project;
import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.ServiceDeskManager;

/** Answers the service desk of a project. */
record DeskService(Office office) implements ServiceDeskManager {

    @Override
    public ServiceDesk getServiceDeskForProject(Project project) {
        return Office.view(office.desk(office.tracker().projects().byId(project.getId()).orElseThrow(() -> Says.none("The project does not exist."))));
    }
}
