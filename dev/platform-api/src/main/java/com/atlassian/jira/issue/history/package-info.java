/** What changed in an issue. */
package com.atlassian.jira.issue.history;
