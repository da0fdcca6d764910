/** The endpoints against requests of every kind. */
package io.oauthlinks.jira.http.oauth2;
