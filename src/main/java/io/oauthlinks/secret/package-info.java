/** Secrets as a type of their own, and how they rest in the database. */
package io.oauthlinks.secret;
