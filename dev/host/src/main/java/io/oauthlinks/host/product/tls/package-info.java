/** The development CA and the localhost certificate that it signs. */
package io.oauthlinks.host.product.tls;
