/** Planted. */
package io.oauthlinks.architecture.planted.incominglink;
