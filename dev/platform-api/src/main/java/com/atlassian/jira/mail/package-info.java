/** Mails that Jira sends. */
package com.atlassian.jira.mail;
