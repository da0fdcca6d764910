/** The filter that lets a request with an access token go on as its user, and what it keeps from those behind it. */
package io.oauthlinks.jira.http.bearer;
