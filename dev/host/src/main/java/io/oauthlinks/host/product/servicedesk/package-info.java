/** Jira Service Management: request types, customers and participants, and its API. */
package io.oauthlinks.host.product.servicedesk;
