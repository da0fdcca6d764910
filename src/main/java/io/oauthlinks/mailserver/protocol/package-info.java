/** IMAP and POP3 with XOAUTH2; the only package here that imports jakarta.mail. */
package io.oauthlinks.mailserver.protocol;
