/** The Service Desk API as it answers, refuses, fails and is away. */
package io.oauthlinks.jira.servicedesk;
