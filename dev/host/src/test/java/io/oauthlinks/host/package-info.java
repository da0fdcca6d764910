/** Tests of the development host, and small apps to try it with. */
package io.oauthlinks.host;
