package com.atlassian.jira.bc.project.component;

/** A part of a project. */
public interface ProjectComponent {

    Long getId();

    String getName();
}
