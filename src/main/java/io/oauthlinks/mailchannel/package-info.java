/** A mail channel, by which a mailbox becomes issues and comments of a project, and its rules. */
package io.oauthlinks.mailchannel;
