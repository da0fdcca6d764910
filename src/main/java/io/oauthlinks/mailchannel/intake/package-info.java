/** From a mail to a request or a comment, exactly once. */
package io.oauthlinks.mailchannel.intake;
