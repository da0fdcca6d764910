/** The mail server: mailboxes that open with a live access token of the authorization server. */
package io.oauthlinks.practice.mail;
