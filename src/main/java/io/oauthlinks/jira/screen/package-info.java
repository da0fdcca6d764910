/** The administration screens: one class per screen, which answers a request with a template and its model. */
package io.oauthlinks.jira.screen;
