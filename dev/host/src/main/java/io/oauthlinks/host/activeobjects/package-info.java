/** Active Objects of an app: the real library behind the plugin's interface, with its limits. */
package io.oauthlinks.host.activeobjects;
