/** Groups of users. */
package com.atlassian.jira.security.groups;
