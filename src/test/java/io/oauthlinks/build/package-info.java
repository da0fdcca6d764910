/** Checks on the build itself: the two ways to compile and the scanner index. */
package io.oauthlinks.build;
