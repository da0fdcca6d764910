/** The REST resources under /rest/oauth-links/1.0/ and the one place that turns failures into answers. */
package io.oauthlinks.jira.rest;
