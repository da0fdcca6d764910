/** Exclusive work across the nodes of a cluster: a row with a deadline and a fencing number. */
package io.oauthlinks.lease;
