/** How urgent an issue is. */
package com.atlassian.jira.issue.priority;
