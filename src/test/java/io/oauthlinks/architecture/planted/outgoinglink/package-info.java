/** Planted. */
package io.oauthlinks.architecture.planted.outgoinglink;
