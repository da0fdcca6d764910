package io.oauthlinks.outgoinglink.token;

/** How an account stands. An account exists only after its first authorization; a mail server without one shows "never authorized". */
public enum AccountState { VALID, FAILING, RE_AUTHORIZATION_NEEDED }
