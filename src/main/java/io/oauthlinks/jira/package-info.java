/** The edge: only here are Jira's API, Active Objects and Jakarta's web API imported. */
package io.oauthlinks.jira;
