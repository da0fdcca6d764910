/** Writes, at compile time, the index from which a real Jira builds the app's components. */
package io.oauthlinks.dev.scanner;
