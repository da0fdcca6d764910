/** Checks the values among the platform's signatures. */
package io.oauthlinks.dev.platform;
