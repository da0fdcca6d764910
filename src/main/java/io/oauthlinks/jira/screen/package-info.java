/** The administrators' screens: one class per screen, from a request to a template with its model; no servlet API. */
package io.oauthlinks.jira.screen;
