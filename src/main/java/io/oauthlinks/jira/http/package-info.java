/** Servlets, guards and the route table; requests and responses of our own, so that screens know no servlet API. */
package io.oauthlinks.jira.http;
