/** Decides about one mail, one question per class, in one visible order. */
package io.oauthlinks.mailchannel.filter;
