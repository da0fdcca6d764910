package io.oauthlinks.mailserver.diagnosis;

/** The administrator chose to go without TLS: that works, and everybody on the way reads along. */
final class NoTlsStep implements TestStep {

    @Override
    public Step step() {
        return Step.TLS;
    }

    @Override
    public Finding run(Trial trial) {
        return Finding.of("tls.none").butMind("no-tls", trial.endpoint().host());
    }
}
