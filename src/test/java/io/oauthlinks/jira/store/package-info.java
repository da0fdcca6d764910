/** The store on the real Active Objects library, on H2 and PostgreSQL. */
package io.oauthlinks.jira.store;
