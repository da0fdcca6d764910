/** Parts of a project, to which issues belong. */
package com.atlassian.jira.bc.project.component;
