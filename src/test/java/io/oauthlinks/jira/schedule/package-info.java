/** Jobs against a scheduler that tests hold in their hands. */
package io.oauthlinks.jira.schedule;
