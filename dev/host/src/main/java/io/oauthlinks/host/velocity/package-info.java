/** The template renderer of an app: Velocity with escaping and an allowlist of methods. */
package io.oauthlinks.host.velocity;
