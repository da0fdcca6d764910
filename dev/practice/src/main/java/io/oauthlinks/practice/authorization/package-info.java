/** The authorization server: its client, its grants and tokens, and the ways in which its token endpoint fails. */
package io.oauthlinks.practice.authorization;
