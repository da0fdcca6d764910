/** Values that apps keep at issues and comments. */
package com.atlassian.jira.entity.property;
