package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.Capabilities;
import java.io.IOException;
import java.util.List;

/** Asks what the server can do (under TLS, where there is TLS), and goes no further when it takes no login of the chosen kind. */
final class CapabilitiesStep implements TestStep {

    @Override
    public Step step() {
        return Step.CAPABILITIES;
    }

    @Override
    public Finding run(Trial trial) {
        Capabilities offered;
        try {
            offered = trial.dialogue().capabilities();
        } catch (IOException failed) {
            throw WireFailures.name(failed, trial);
        }
        trial.offered(offered);
        return trial.usesToken() ? withToken(offered, trial) : withPassword(offered, trial);
    }

    private static Finding withToken(Capabilities offered, Trial trial) {
        String mechanisms = list(offered.mechanisms());
        if (!offered.offers("XOAUTH2")) {
            throw StepFailed.because(offered.offers("OAUTHBEARER") ? "only-oauthbearer" : "no-xoauth2", mechanisms);
        }
        if (trial.endpoint().protocol() == MailProtocol.POP3) {
            return Finding.of("capabilities.xoauth2", mechanisms);
        }
        return Finding.of(offered.has("SASL-IR") ? "capabilities.xoauth2-ir" : "capabilities.xoauth2-no-ir", mechanisms);
    }

    private static Finding withPassword(Capabilities offered, Trial trial) {
        String mechanisms = list(offered.mechanisms());
        if (!trial.dialogue().takesPassword(offered)) {
            boolean wantsTls = trial.endpoint().tlsMode() == TlsMode.NONE;
            throw StepFailed.because(wantsTls ? "login-disabled-without-tls" : "no-password-login", mechanisms);
        }
        return offered.known() ? Finding.of("capabilities.password", mechanisms) : Finding.of("capabilities.unknown");
    }

    private static String list(List<String> words) {
        return words.isEmpty() ? "-" : String.join(", ", words);
    }
}
