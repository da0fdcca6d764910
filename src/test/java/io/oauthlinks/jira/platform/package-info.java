/** Adapters to Jira's services when those fail. */
package io.oauthlinks.jira.platform;
