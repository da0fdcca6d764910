/** From bytes to a mail: headers, text, attachments, thread references; within limits whatever the bytes are. */
package io.oauthlinks.mailchannel.message;
