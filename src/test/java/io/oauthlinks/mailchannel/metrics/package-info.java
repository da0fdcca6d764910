/** Tests of the figures of mail channels. */
package io.oauthlinks.mailchannel.metrics;
