/** Screens and templates, looked at as a reader gets them: models and rendered pages. */
package io.oauthlinks.jira.screen;
