/** The permissions in projects. */
package com.atlassian.jira.permission;
