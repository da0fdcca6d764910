package com.atlassian.jira.project;

import com.atlassian.jira.bc.project.component.ProjectComponent;
import com.atlassian.jira.issue.issuetype.IssueType;
import com.atlassian.jira.project.type.ProjectTypeKey;
import java.util.Collection;

/** A project of Jira. */
public interface Project {

    Long getId();

    String getName();

    String getKey();

    ProjectTypeKey getProjectTypeKey();

    Collection<ProjectComponent> getComponents();

    /** Of its issue type scheme, subtasks included. */
    Collection<IssueType> getIssueTypes();

    /** An archived project is read only. */
    boolean isArchived();
}
