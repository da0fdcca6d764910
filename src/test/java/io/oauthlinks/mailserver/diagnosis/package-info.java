/** The connection test against scripted servers and GreenMail. */
package io.oauthlinks.mailserver.diagnosis;
