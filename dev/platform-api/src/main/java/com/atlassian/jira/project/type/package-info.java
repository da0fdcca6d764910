/** What kind of project a project is. */
package com.atlassian.jira.project.type;
