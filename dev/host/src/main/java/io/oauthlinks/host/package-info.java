/** The development host: starts the parts of Jira that the app meets, and installs the app's bundle into them. */
package io.oauthlinks.host;
