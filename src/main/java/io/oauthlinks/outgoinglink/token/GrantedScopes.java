package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.message.Message;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.OutgoingLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares what was granted with what was asked for. */
public final class GrantedScopes {

    private static final String WARNINGS = "oauth-links.token.warning.";
    /** Servers act on these and do not name them among the granted ones. */
    private static final Set<String> NOT_NAMED = Set.of("offline_access", "openid", "profile", "email");

    private GrantedScopes() {
    }

    /** Warnings for people: which protocol will fail because its scope was not granted; no refresh token. Empty when all is well. */
    public static List<Message> warnings(OutgoingLink link, Account account) {
        Tokens tokens = account.tokens();
        List<Message> warnings = new ArrayList<>();
        if (tokens == null) {
            return warnings;
        }
        for (String scope : link.scopes().values()) {
            if (!NOT_NAMED.contains(scope) && !isGranted(scope, tokens.scopes())) {
                List<String> protocols = protocols(link, scope);
                warnings.add(protocols.isEmpty() ? Message.of(WARNINGS + "scope-not-granted", scope)
                        : Message.of(WARNINGS + "protocol-will-fail", String.join(", ", protocols), scope));
            }
        }
        if (tokens.refreshToken() == null) {
            warnings.add(Message.of(WARNINGS + "no-refresh-token"));
        }
        return warnings;
    }

    private static boolean isGranted(String scope, Scopes granted) {
        return granted.values().stream().anyMatch(scope::equalsIgnoreCase);
    }

    /** By the preset; else by the name, because clouds and other providers name the protocol in the scope too. */
    private static List<String> protocols(OutgoingLink link, String scope) {
        return link.preset().suggestedScopes().stream().filter(known -> known.scope().equalsIgnoreCase(scope)).findFirst()
                .map(known -> known.protocols()).orElseGet(() -> named(scope.toLowerCase(Locale.ROOT)));
    }

    private static List<String> named(String scope) {
        List<String> protocols = new ArrayList<>();
        if (scope.contains("imap")) {
            protocols.add("IMAP");
        }
        if (scope.contains("pop")) {
            protocols.add("POP3");
        }
        return protocols;
    }
}
