package io.oauthlinks.mailserver.diagnosis;

import java.io.IOException;

/** TLS from the first byte (RFC 8314). */
final class ImplicitTlsStep implements TestStep {

    @Override
    public Step step() {
        return Step.TLS;
    }

    @Override
    public Finding run(Trial trial) {
        try {
            return TlsFindings.of(trial.wire().startTls(trial.tls(), trial.endpoint().host()), trial);
        } catch (IOException failed) {
            throw TlsFindings.failure(failed, trial);
        }
    }
}
