/** The endpoints of Jira as authorization server: strict reading of requests, the browser's question, the answers to programs. */
package io.oauthlinks.jira.http.oauth2;
