/** What administrators decide for the whole app: the development override, allowed private addresses, limits. */
package io.oauthlinks.settings;
