/** The labels of issues. */
package com.atlassian.jira.issue.label;
