package io.oauthlinks.incominglink;

import java.util.Set;

/** What a request asks for in its {@code scope} parameter (RFC 6749 section 3.3). */
public final class RequestedScopes {

    private RequestedScopes() {
    }

    /**
     * Duplicates collapse; a request that names no scope asks for {@link JiraScope#DEFAULT}.
     *
     * @throws ProtocolError {@code invalid_scope} for an unknown name
     */
    public static Set<JiraScope> of(SentParameters sent) {
        String text = sent.find("scope").orElse("");
        try {
            Set<JiraScope> scopes = JiraScope.parse(text);
            return scopes.isEmpty() ? JiraScope.DEFAULT : scopes;
        } catch (IllegalArgumentException unknown) {
            throw new ProtocolError("invalid_scope", "scope-unknown", text, "The scope '" + text + "' names something unknown. Known, in upper case"
                    + " and separated by blanks: READ WRITE ADMIN SYSTEM_ADMIN.");
        }
    }

    /** @throws ProtocolError {@code invalid_scope} when the link does not permit all of them */
    public static void requirePermitted(IncomingLink link, Set<JiraScope> scopes) {
        if (!link.permits(scopes)) {
            throw new ProtocolError("invalid_scope", "scope-not-permitted", JiraScope.format(scopes), "The scope '" + JiraScope.format(scopes)
                    + "' is more than the incoming link permits, which is '" + JiraScope.format(link.scopes()) + "'. Ask for less, or let a Jira"
                    + " administrator permit more on the link.");
        }
    }
}
