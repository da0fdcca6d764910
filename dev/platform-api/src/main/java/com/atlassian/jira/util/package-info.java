/** What Jira says when it refuses. */
package com.atlassian.jira.util;
