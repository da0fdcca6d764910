/** What the composition root decides by itself. */
package io.oauthlinks.jira.wiring;
