/** Planted. */
package io.oauthlinks.architecture.planted.jira.servicedesk;
