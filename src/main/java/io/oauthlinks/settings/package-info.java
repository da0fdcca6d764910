/** What administrators decide for the whole app: the development override, allowed private addresses, proxies, limits. */
package io.oauthlinks.settings;
