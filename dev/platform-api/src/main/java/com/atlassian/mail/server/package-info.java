/** The mail servers that Jira itself has been given. */
package com.atlassian.mail.server;
