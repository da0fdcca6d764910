/** Tests of the product, most of them through its web server. */
package io.oauthlinks.host.product;
