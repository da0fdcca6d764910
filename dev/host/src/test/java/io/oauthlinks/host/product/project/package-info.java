/** Tests of projects, issues and what belongs to them. */
package io.oauthlinks.host.product.project;
