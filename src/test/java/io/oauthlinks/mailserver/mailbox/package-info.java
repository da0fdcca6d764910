/** Mailboxes against scripted servers and GreenMail. */
package io.oauthlinks.mailserver.mailbox;
