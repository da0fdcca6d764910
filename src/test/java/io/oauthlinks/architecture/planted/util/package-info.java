/** Planted. */
package io.oauthlinks.architecture.planted.util;
