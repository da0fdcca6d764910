/** Who is logged in, and who may do what. */
package com.atlassian.jira.security;
