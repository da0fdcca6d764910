/** An installed app: its descriptor, its Spring context, its modules, and the rules that a bundle must keep. */
package io.oauthlinks.host.plugin;
