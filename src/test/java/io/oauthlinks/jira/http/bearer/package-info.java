/** Tests of the filter for calls with an access token. */
package io.oauthlinks.jira.http.bearer;
