/** Addresses of mail, in the form in which they can be compared. */
package io.oauthlinks.address;
