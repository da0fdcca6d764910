/** What became of every mail: written before it is acted upon, so that nothing is lost or done twice whenever a node dies. */
package io.oauthlinks.mailchannel.ledger;
