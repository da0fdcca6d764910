/** Tests of what people are told, and a store of notices in memory. */
package io.oauthlinks.notice;
