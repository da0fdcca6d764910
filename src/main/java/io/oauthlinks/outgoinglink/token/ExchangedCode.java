package io.oauthlinks.outgoinglink.token;

/** What an authorization code was exchanged for: tokens, and the provider's word about who signed in. */
public record ExchangedCode(Tokens tokens, SignedInUser user) { }
