/** What every service of Jira answers with. */
package com.atlassian.jira.bc;
