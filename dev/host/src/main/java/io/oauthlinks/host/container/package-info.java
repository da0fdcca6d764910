/** The containers below the product: OSGi framework, web server, database and its transactions. */
package io.oauthlinks.host.container;
