package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.protocol.LoginAnswer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Names why a login was refused, from the words of the server; those of Google, Microsoft and Dovecot are known. */
final class LoginRefusals {

    /** Words in lower case and the reason they stand for; the first match counts. */
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("application-specific password", "application-password-required");
        KNOWN.put("not enabled for imap", "imap-disabled");
        KNOWN.put("imap access is disabled", "imap-disabled");
        KNOWN.put("imap is disabled", "imap-disabled");
        KNOWN.put("not enabled for pop", "pop3-disabled");
        KNOWN.put("pop access is disabled", "pop3-disabled");
        KNOWN.put("pop access is not enabled", "pop3-disabled");
        KNOWN.put("protocol error. connection is closed", "pop3-token-form");
        KNOWN.put("authenticated but not connected", "not-connected");
        KNOWN.put("too many simultaneous connections", "server-busy");
        KNOWN.put("[unavailable]", "login-unavailable");
        KNOWN.put("[inuse]", "server-busy");
        KNOWN.put("[in-use]", "server-busy");
        KNOWN.put("[sys/temp]", "login-unavailable");
        KNOWN.put("[limit]", "server-busy");
        KNOWN.put("basic authentication is disabled", "password-login-disabled");
        KNOWN.put("basicauthblocked", "password-login-disabled");
    }

    private LoginRefusals() { }

    static StepFailed name(LoginAnswer answer, Trial trial) {
        String user = trial.server().login().userName();
        String words = answer.everything();
        String known = known(words);
        if (known != null) {
            return StepFailed.because(known, user).inWordsOf(words);
        }
        if (!trial.usesToken()) {
            return StepFailed.because("password-refused", user).inWordsOf(words);
        }
        String account = trial.token().mailbox();
        if (!account.isEmpty() && !account.equalsIgnoreCase(user)) {
            return StepFailed.because("mailbox-not-of-account", user, account).inWordsOf(words);
        }
        boolean microsoft = trial.isMicrosoft() || trial.server().preset().isMicrosoft();
        return StepFailed.because(microsoft ? "microsoft-refused" : "token-refused", user, trial.endpoint().protocol())
                .inWordsOf(words);
    }

    /** Not for a refusal whose known words say something else: then another token would be refused, too. */
    static boolean isAboutTheToken(LoginAnswer answer) {
        return known(answer.everything()) == null;
    }

    private static String known(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> entry : KNOWN.entrySet()) {
            if (lower.contains(entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** Microsoft signs in and then refuses the folder, when IMAP or POP3 is switched off for the mailbox. */
    static StepFailed nameFolder(String words, Trial trial) {
        String user = trial.server().login().userName();
        String known = known(words);
        return StepFailed.because(known == null ? "inbox-refused" : known, user).inWordsOf(words);
    }
}
