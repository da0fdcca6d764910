/** Certificates that an administrator trusts besides those of the JVM. */
package io.oauthlinks.trust;
