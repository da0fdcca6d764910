/** Mail channels: their form, rules and ports in memory. */
package io.oauthlinks.mailchannel;
