package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccessTokenSupply.MailToken;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.oauth2.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Gets a fresh access token, and looks whether its scopes are those of the protocol. */
final class TokenStep implements TestStep {

    private static final String GOOGLE = "https://mail.google.com/";
    static final String NEVER_AUTHORIZED = "never-authorized";
    private final AccessTokenSupply tokens;

    TokenStep(AccessTokenSupply tokens) {
        this.tokens = tokens;
    }

    @Override
    public Step step() {
        return Step.TOKEN;
    }

    @Override
    public Finding run(Trial trial) {
        if (!trial.usesToken()) {
            return Finding.of("token.password");
        }
        MailLogin login = trial.server().login();
        if (login.accountId() == 0) {
            throw StepFailed.because(NEVER_AUTHORIZED, login.userName());
        }
        trial.takes(tokens.path(login.linkId()).orElse(null));
        MailToken token;
        try {
            token = tokens.current(login.linkId(), login.accountId());
        } catch (AccessTokenSupply.Unavailable none) {
            throw StepFailed.because(none.problem()).causedBy(none);
        }
        requireScope(token.scopes(), trial);
        trial.received(token);
        return withClock(finding(token, trial.clock().instant()), tokens.clockAhead(login.linkId()));
    }

    private static Finding withClock(Finding finding, Duration ahead) {
        if (ahead.isZero()) {
            return finding;
        }
        Duration apart = ahead.abs();
        return finding.butMind(ahead.isNegative() ? "clock-behind" : "clock-ahead", apart.toMinutes(), apart.toSecondsPart());
    }

    private static Finding finding(MailToken token, Instant now) {
        String scopes = token.scopes().isEmpty() ? "-" : token.scopes().toString();
        if (token.expiresAt() == null) {
            return Finding.of("token.fresh", scopes);
        }
        Duration left = Duration.between(now, token.expiresAt());
        return left.toMinutes() < 2 ? Finding.of("token.fresh-seconds", Math.max(0, left.toSeconds()), scopes)
                : Finding.of("token.fresh-minutes", left.toMinutes(), scopes);
    }

    /** Google has one scope for all mail protocols, Microsoft one for each; other providers' scopes say nothing to us. */
    private static void requireScope(Scopes granted, Trial trial) {
        if (granted.isEmpty()) {
            return;
        }
        MailProtocol protocol = trial.endpoint().protocol();
        String microsoft = (protocol == MailProtocol.IMAP ? "IMAP" : "POP") + ".AccessAsUser.All";
        boolean microsoftScopes = granted.values().stream().anyMatch(scope -> scope.toLowerCase(Locale.ROOT).contains(".accessasuser.all"));
        if (trial.isGoogle() && !granted.contains(GOOGLE)) {
            throw StepFailed.because("scope-missing", protocol, GOOGLE, granted);
        }
        boolean asked = trial.isMicrosoft() || microsoftScopes;
        if (asked && granted.values().stream().noneMatch(scope -> isScope(scope, microsoft))) {
            throw StepFailed.because("scope-missing", protocol, microsoft, granted);
        }
    }

    /** Microsoft writes a scope with or without the resource before it, and not always in the same case. */
    private static boolean isScope(String scope, String name) {
        return scope.substring(scope.lastIndexOf('/') + 1).equalsIgnoreCase(name);
    }
}
