/** Tests of the adapters of issues, comments, attachments and users. */
package io.oauthlinks.jira.issue;
