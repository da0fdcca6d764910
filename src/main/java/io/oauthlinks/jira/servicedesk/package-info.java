/** Requests and customers of service projects, through the Service Desk API, which may be absent, disabled or come back at any time. */
package io.oauthlinks.jira.servicedesk;
