/** Jira's settings. */
package com.atlassian.jira.config.properties;
