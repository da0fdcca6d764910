package io.oauthlinks.outbound;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Names why TLS with a target did not come about. */
final class TlsFailures {

    /** The JDK says it in words only. */
    private static final Pattern OTHER_HOST = Pattern.compile("No (subject alternative|name matching).*|Certificate for <.*");

    private TlsFailures() {
    }

    static String reason(Throwable failure) {
        String reason = "tls-failed";
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            reason = reasonOf(cause, reason);
        }
        return reason;
    }

    private static String reasonOf(Throwable cause, String otherwise) {
        if (cause instanceof CertificateExpiredException || hasReason(cause, BasicReason.EXPIRED)) {
            return "certificate-expired";
        }
        if (cause instanceof CertificateNotYetValidException || hasReason(cause, BasicReason.NOT_YET_VALID)) {
            return "certificate-not-yet-valid";
        }
        if (cause instanceof CertPathBuilderException) {
            return "certificate-untrusted";
        }
        boolean aboutTheHost = cause instanceof SSLPeerUnverifiedException || cause instanceof CertificateException;
        return aboutTheHost && OTHER_HOST.matcher(String.valueOf(cause.getMessage())).matches() ? "certificate-other-host" : otherwise;
    }

    private static boolean hasReason(Throwable cause, CertPathValidatorException.Reason reason) {
        return cause instanceof CertPathValidatorException refused && refused.getReason() == reason;
    }
}
