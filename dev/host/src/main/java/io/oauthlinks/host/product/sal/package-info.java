/** The product behind the interfaces for apps: SAL, and what Jira itself says about users. */
package io.oauthlinks.host.product.sal;
