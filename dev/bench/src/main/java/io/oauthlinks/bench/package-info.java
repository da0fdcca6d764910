/** Measures the app in the development host, and other authorization servers under the same conditions. */
package io.oauthlinks.bench;
