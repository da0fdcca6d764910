/** The product's tables: how they come into being and what they hold at first. */
package io.oauthlinks.host.product.store;
