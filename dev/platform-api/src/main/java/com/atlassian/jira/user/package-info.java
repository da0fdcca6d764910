/** Users of Jira. */
package com.atlassian.jira.user;
