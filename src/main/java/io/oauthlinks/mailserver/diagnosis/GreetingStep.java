package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.Greeting;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Hears what the server says first: is it the protocol that was chosen, and is it ready? */
final class GreetingStep implements TestStep {

    private static final Duration PROBE = Duration.ofSeconds(3);

    @Override
    public Step step() {
        return Step.GREETING;
    }

    @Override
    public Finding run(Trial trial) {
        Greeting greeting = hear(trial);
        MailEndpoint endpoint = trial.endpoint();
        switch (greeting.kind()) {
            case READY:
                return greeting.words().isEmpty() ? Finding.of("greeting.ready") : Finding.of("greeting.words", greeting.words());
            case BYE:
                throw StepFailed.because("server-says-bye", endpoint.host()).inWordsOf(greeting.words());
            case SIGNED_IN_ALREADY:
                throw StepFailed.because("signed-in-already", endpoint.host()).inWordsOf(greeting.words());
            case OTHER:
                throw StepFailed.because("not-a-mail-server", endpoint.protocol(), String.valueOf(endpoint.port()))
                        .inWordsOf(greeting.words());
            default:
                throw StepFailed.because("other-protocol", endpoint.protocol(), greeting.kind(), String.valueOf(endpoint.port()),
                        String.valueOf(endpoint.protocol().defaultPort(endpoint.tlsMode()))).inWordsOf(greeting.words());
        }
    }

    private static Greeting hear(Trial trial) {
        try {
            return trial.dialogue().greeting();
        } catch (SocketTimeoutException silent) {
            if (waitsForTls(trial)) {
                throw StepFailed.because("tls-expected", String.valueOf(trial.endpoint().port())).causedBy(silent);
            }
            throw WireFailures.name(silent, trial);
        } catch (IOException failed) {
            throw WireFailures.name(failed, trial);
        }
    }

    /** A server that says nothing in the clear may be waiting for TLS to begin. */
    private static boolean waitsForTls(Trial trial) {
        if (trial.endpoint().tlsMode() == TlsMode.IMPLICIT) {
            return false;
        }
        trial.deadline().allow(PROBE);
        return trial.wire().answersTls(trial.tls(), trial.endpoint().host());
    }
}
