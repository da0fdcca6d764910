/** What a thread of an app needs before it calls Jira. */
package com.atlassian.jira.util.thread;
