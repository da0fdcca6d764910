/** Servlets and guards against requests of every kind. */
package io.oauthlinks.jira.http;
