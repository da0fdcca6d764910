package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.CertificateRefusal;
import io.oauthlinks.mailserver.protocol.TlsFacts;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.net.ssl.SSLException;

/** Names what TLS settled and why it failed. */
final class TlsFindings {

    private static final Duration SOON = Duration.ofDays(21);

    private TlsFindings() { }

    static Finding of(TlsFacts facts, Trial trial) {
        Finding finding = Finding.of("tls.certificate", facts.protocol(), facts.subject(), facts.issuer(), day(facts.expires()));
        Duration left = Duration.between(trial.clock().instant(), facts.expires());
        return left.compareTo(SOON) > 0 ? finding
                : finding.butMind("certificate-expires-soon", facts.subject(), day(facts.expires()), left.toDays());
    }

    static StepFailed failure(IOException failure, Trial trial) {
        return name(failure, trial).causedBy(failure);
    }

    private static StepFailed name(IOException failure, Trial trial) {
        MailEndpoint endpoint = trial.endpoint();
        if (trial.tls().refusal().isPresent()) {
            return certificate(trial.tls().refusal().get(), endpoint.host());
        }
        if (failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException) {
            return StepFailed.because("tls-timed-out", endpoint.timeout().toSeconds());
        }
        String head = trial.wire().firstWords();
        if (endpoint.tlsMode() == TlsMode.IMPLICIT && head.matches("(?s)(\\* |\\+OK|-ERR|220[ -]|HTTP/).*")) {
            return StepFailed.because("tls-not-spoken", String.valueOf(endpoint.port()),
                    String.valueOf(endpoint.protocol().defaultPort(TlsMode.IMPLICIT))).inWordsOf(head);
        }
        String words = String.valueOf(failure.getMessage());
        if (words.matches(".*(protocol_version|handshake_failure|No appropriate protocol|not supported by this|not accepted by client).*")) {
            return StepFailed.because("tls-no-common", endpoint.host());
        }
        if (failure instanceof EOFException || failure instanceof SocketException || words.contains("terminated the handshake")) {
            return StepFailed.because("tls-closed", endpoint.host(), String.valueOf(endpoint.port()));
        }
        return failure instanceof SSLException ? StepFailed.because("tls-failed", endpoint.host()).inWordsOf(words)
                : WireFailures.name(failure, trial);
    }

    private static StepFailed certificate(CertificateRefusal refusal, String host) {
        return switch (refusal.kind()) {
            case EXPIRED -> StepFailed.because("certificate-expired", refusal.subject(), day(refusal.expires()));
            case NOT_YET_VALID -> StepFailed.because("certificate-not-yet-valid", refusal.subject(), day(refusal.begins()));
            case SELF_SIGNED -> StepFailed.because("certificate-self-signed", refusal.subject());
            case UNTRUSTED -> StepFailed.because("certificate-untrusted", refusal.subject(), refusal.issuer());
            case OTHER_HOST -> StepFailed.because("certificate-other-host", host, String.join(", ", refusal.names()));
        };
    }

    /** The day in UTC, as ISO 8601 writes it. */
    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
