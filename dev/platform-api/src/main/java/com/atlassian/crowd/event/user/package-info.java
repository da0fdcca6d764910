/** What Crowd, Jira's user directory, tells about changed users. */
package com.atlassian.crowd.event.user;
