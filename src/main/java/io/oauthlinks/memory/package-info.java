/** What was read from the database a moment ago and is asked for again by every request. */
package io.oauthlinks.memory;
