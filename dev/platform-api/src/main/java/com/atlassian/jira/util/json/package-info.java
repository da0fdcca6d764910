/** Jira's own JSON values. */
package com.atlassian.jira.util.json;
