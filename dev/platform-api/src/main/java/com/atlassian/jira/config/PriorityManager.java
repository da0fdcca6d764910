package com.atlassian.jira.config;

import com.atlassian.jira.issue.priority.Priority;
import java.util.List;

/** Keeps the priorities. */
public interface PriorityManager {

    /** The most urgent first. */
    List<Priority> getPriorities();
}
