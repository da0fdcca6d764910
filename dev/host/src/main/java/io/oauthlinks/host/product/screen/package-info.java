/** The product's own pages, one servlet for each kind. */
package io.oauthlinks.host.product.screen;
