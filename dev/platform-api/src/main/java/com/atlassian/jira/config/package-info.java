/** What Jira's administrators can choose from. */
package com.atlassian.jira.config;
