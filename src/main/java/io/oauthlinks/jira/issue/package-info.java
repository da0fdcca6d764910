/** Jira's issues, comments, attachments and users as mail channels need them, by Jira's own services. */
package io.oauthlinks.jira.issue;
