/** Jira's own Java API, answered from the product's data as a real Jira answers it, or stricter. */
package io.oauthlinks.host.product.api;
