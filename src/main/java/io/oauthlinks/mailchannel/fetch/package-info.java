/** Fetches the mails of due channels: a tick, a bounded pool, one node at a time, each mail in a file before anything is decided. */
package io.oauthlinks.mailchannel.fetch;
