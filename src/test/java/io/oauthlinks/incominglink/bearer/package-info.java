/** Tests of calls with an access token. */
package io.oauthlinks.incominglink.bearer;
