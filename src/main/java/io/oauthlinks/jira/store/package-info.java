/** Active Objects entities and the ports of the domain on top of them. */
package io.oauthlinks.jira.store;
