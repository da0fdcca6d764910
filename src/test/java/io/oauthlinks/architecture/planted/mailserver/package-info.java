/** Planted. */
package io.oauthlinks.architecture.planted.mailserver;
