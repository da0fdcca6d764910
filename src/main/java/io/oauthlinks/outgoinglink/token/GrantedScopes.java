package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.message.Message;
import io.oauthlinks.outgoinglink.OutgoingLink;
import java.util.List;

/** Compares what was granted with what was asked for. */
public final class GrantedScopes {

    private GrantedScopes() {
    }

    /** Warnings for people: which protocol will fail because its scope was not granted; no refresh token. Empty when all is well. */
    public static List<Message> warnings(OutgoingLink link, Account account) {
        throw new UnsupportedOperationException();
    }
}
