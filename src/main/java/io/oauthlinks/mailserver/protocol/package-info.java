/** IMAP and POP3 as far as a connection test needs them: one bounded conversation per connection, TLS, XOAUTH2. */
package io.oauthlinks.mailserver.protocol;
