package com.atlassian.jira.issue;

import com.atlassian.jira.bc.project.component.ProjectComponent;
import com.atlassian.jira.issue.priority.Priority;
import java.util.Collection;

/** An issue that can be changed before it is stored. */
public interface MutableIssue extends Issue {

    void setPriority(Priority priority);

    void setComponent(Collection<ProjectComponent> components);
}
