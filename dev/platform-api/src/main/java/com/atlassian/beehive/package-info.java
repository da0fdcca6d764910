/** Locks across the nodes of a cluster. */
package com.atlassian.beehive;
