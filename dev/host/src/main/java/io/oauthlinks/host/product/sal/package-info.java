/** The product behind the platform's interfaces for apps (SAL). */
package io.oauthlinks.host.product.sal;
