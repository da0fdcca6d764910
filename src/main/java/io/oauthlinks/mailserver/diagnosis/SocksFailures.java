package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.protocol.MailPath;
import io.oauthlinks.mailserver.protocol.SocksRefusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;

/** Names what can go wrong between here and the mail server's side of a SOCKS proxy; first argument the mail server, second the proxy. */
final class SocksFailures {

    private SocksFailures() { }

    static void requireLogin(MailPath path) {
        if (path.socks().unreadable()) {
            throw named("socks-password-unreadable", path);
        }
    }

    static StepFailed refused(SocksRefusal refusal, MailPath path) {
        String reason = switch (refusal.reason()) {
            case NOT_SOCKS -> "socks-not-spoken";
            case LOGIN_NEEDED -> "socks-login-needed";
            case LOGIN_REFUSED -> "socks-login-refused";
            case FORBIDDEN -> "socks-refuses-target";
            case TARGET_UNREACHABLE -> "socks-target-unreachable";
            case TARGET_REFUSED -> "socks-target-refused";
            case FAILED -> "socks-failed";
        };
        return named(reason, path).causedBy(refusal);
    }

    static StepFailed name(IOException failure, MailPath path) {
        if (failure instanceof SocketTimeoutException) {
            return named("socks-timed-out", path);
        }
        boolean unreached = failure instanceof ConnectException || failure instanceof NoRouteToHostException;
        return named(unreached ? "socks-unreachable" : "socks-not-spoken", path);
    }

    static StepFailed notFound(MailPath path) {
        return named("socks-not-found", path);
    }

    private static StepFailed named(String reason, MailPath path) {
        return StepFailed.because(reason, path.host() + ":" + path.port(), path.detail());
    }
}
