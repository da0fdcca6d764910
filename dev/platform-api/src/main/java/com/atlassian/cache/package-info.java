/** Caches that the nodes of a cluster keep in step. */
package com.atlassian.cache;
