/** Jobs of Jira's scheduler. */
package io.oauthlinks.jira.schedule;
