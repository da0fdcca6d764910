/** What listeners are told of. */
package com.atlassian.jira.event.type;
