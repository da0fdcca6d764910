/** The practice provider: starts and stops an authorization server and a mail server to try the app with. */
package io.oauthlinks.practice;
