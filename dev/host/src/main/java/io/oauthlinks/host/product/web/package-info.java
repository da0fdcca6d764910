/** The product's pages: decorators, menus, screens and the user interface library that they load. */
package io.oauthlinks.host.product.web;
