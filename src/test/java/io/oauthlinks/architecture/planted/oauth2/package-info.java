/** Planted. */
package io.oauthlinks.architecture.planted.oauth2;
