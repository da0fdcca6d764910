/** What the authorization endpoint answers to browsers. */
package io.oauthlinks.incominglink.authorize;
