/** Planted. */
package io.oauthlinks.architecture.planted.audit;
