/** Jira's issues, and what an issue is made from. */
package com.atlassian.jira.issue;
