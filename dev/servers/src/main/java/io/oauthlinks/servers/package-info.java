/** Servers of others, started as processes of their own on loopback ports. */
package io.oauthlinks.servers;
