/** Where Jira's users are found. */
package com.atlassian.jira.user.util;
