/**
 * Active Objects entities and the ports of the domain on top of them. Entities are preloaded: without it some versions of the
 * library read a list's keys first and then row by row.
 */
package io.oauthlinks.jira.store;
