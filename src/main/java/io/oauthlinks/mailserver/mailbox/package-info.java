/** An open mailbox from which mail is fetched, by IMAP or POP3. */
package io.oauthlinks.mailserver.mailbox;
