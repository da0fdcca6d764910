package io.oauthlinks.outgoinglink;

/**
 * What an authorization has to say about the mailbox. {@code STRICT}: the user who signed in at the provider is the mailbox, else it is
 * refused. {@code LENIENT}: another user may have signed in, such as a delegate of a shared mailbox; both are kept and shown.
 */
public enum AccountMatch { STRICT, LENIENT }
