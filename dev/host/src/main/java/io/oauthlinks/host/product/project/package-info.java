/** Projects, issues and comments, and who may see and change them. */
package io.oauthlinks.host.product.project;
