/** Makes issues in somebody's name. */
package com.atlassian.jira.bc.issue;
