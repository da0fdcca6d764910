/** Makes comments in somebody's name. */
package com.atlassian.jira.bc.issue.comment;
