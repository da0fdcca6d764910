/** Who did what, without secrets. */
package io.oauthlinks.audit;
