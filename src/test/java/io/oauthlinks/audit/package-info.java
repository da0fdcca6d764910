/** The audit log in memory. */
package io.oauthlinks.audit;
