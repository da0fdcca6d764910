/** Service projects of Jira Service Management, which may be absent or disabled. */
package com.atlassian.servicedesk.api;
