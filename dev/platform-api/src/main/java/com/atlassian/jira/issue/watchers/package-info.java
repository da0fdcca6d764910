/** Who watches issues. */
package com.atlassian.jira.issue.watchers;
