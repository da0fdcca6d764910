/** Jira's projects. */
package com.atlassian.jira.project;
