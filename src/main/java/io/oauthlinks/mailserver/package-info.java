/** Mail servers: where mail is fetched from, and with which authentication. */
package io.oauthlinks.mailserver;
