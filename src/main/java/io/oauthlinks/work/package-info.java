/** Work that is being done, so that the app can stop between two pieces of it and not in the middle of one. */
package io.oauthlinks.work;
