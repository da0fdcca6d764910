/** The JSON of the REST resources, and their description. */
package io.oauthlinks.jira.rest;
