/** The comments of issues. */
package com.atlassian.jira.issue.comments;
