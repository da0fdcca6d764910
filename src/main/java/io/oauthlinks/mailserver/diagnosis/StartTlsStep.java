package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.protocol.Dialogue;
import io.oauthlinks.mailserver.protocol.UnexpectedAnswer;
import io.oauthlinks.mailserver.protocol.Wire;
import java.io.IOException;

/** TLS after a plain greeting, required: a server, or somebody in between, that does not offer it ends the test. */
final class StartTlsStep implements TestStep {

    @Override
    public Step step() {
        return Step.TLS;
    }

    @Override
    public Finding run(Trial trial) {
        Dialogue dialogue = trial.dialogue();
        String word = dialogue.tlsCapability();
        try {
            if (!dialogue.capabilities().has(word)) {
                throw StepFailed.because("starttls-not-offered", word);
            }
            dialogue.requestTls();
        } catch (UnexpectedAnswer refused) {
            throw StepFailed.because("starttls-refused", word).inWordsOf(refused.words());
        } catch (IOException failed) {
            throw WireFailures.name(failed, trial);
        }
        try {
            return TlsFindings.of(trial.wire().startTls(trial.tls(), trial.endpoint().host()), trial);
        } catch (Wire.InjectedBytes injected) {
            throw StepFailed.because("starttls-injection", word).causedBy(injected);
        } catch (IOException failed) {
            throw TlsFindings.failure(failed, trial);
        }
    }
}
