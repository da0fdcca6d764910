/** What the file of an issue failed with. */
package com.atlassian.jira.web.util;
