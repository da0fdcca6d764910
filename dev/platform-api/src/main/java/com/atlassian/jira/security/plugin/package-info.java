/** The names of permissions. */
package com.atlassian.jira.security.plugin;
