/** Who calls, whether the call comes from one of our pages, and whether an administrator confirmed the password lately. */
package io.oauthlinks.host.product.security;
