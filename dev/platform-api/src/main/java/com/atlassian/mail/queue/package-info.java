/** Mails that wait to be sent. */
package com.atlassian.mail.queue;
