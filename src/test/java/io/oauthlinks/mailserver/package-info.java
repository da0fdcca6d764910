/** Rules of mail servers, and the contract that every store of them keeps. */
package io.oauthlinks.mailserver;
