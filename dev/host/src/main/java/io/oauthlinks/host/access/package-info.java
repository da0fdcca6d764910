/** Who may call what: the platform's security annotations and their verdict on a request. */
package io.oauthlinks.host.access;
