/** What kind of issue an issue is. */
package com.atlassian.jira.issue.issuetype;
