/** Jira's own REST API, version 2, as far as the host has it. */
package io.oauthlinks.host.product.rest;
