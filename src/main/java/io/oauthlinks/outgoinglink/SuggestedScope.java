package io.oauthlinks.outgoinglink;

import io.oauthlinks.message.Message;
import java.util.List;

/**
 * A scope that a provider preset offers on the form.
 *
 * @param scope     as sent
 * @param purpose   what it is for
 * @param protocols mail protocols that need it: {@code IMAP}, {@code POP3}; empty when none does by itself
 * @param selected  ticked on a new form
 */
public record SuggestedScope(String scope, Message purpose, List<String> protocols, boolean selected) { }
