/** Where a visitor logs in, and how filters tell Jira as whom a request acts. */
package com.atlassian.sal.api.auth;
