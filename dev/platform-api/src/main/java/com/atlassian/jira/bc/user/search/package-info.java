/** Finds Jira's users. */
package com.atlassian.jira.bc.user.search;
