/** Adapters to Jira's own services: base URL, users, audit log. */
package io.oauthlinks.jira.platform;
