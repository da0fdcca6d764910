/** Tests against the running host: HTTP, browser, real mail and authorization servers. */
package io.oauthlinks.e2e;
