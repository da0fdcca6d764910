/** A mail to be sent. */
package com.atlassian.mail;
