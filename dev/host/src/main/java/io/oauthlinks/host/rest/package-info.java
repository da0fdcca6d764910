/** REST modules: one Jersey application each, with the platform's access rules in front. */
package io.oauthlinks.host.rest;
