/** Who uses the product: users, groups, passwords and personal access tokens. */
package io.oauthlinks.host.product.user;
