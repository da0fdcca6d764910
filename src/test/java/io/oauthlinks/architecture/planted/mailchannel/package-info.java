/** Planted. */
package io.oauthlinks.architecture.planted.mailchannel;
