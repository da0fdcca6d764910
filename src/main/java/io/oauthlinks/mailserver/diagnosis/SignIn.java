package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.protocol.MailPath;
import io.oauthlinks.message.Problem;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Signs in by the steps of the connection test: what passes there passes here, and what fails has the same name. */
public final class SignIn {

    private final Way way;
    private final SettingsStore settings;
    private final Clock clock;
    private final Set<Trial> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    public SignIn(AccessTokenSupply tokens, SettingsStore settings, Clock clock) {
        this.way = new Way(tokens);
        this.settings = settings;
        this.clock = clock;
    }

    /** Signing in failed. */
    public static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;
        private final boolean reauthorizationNeeded;

        private Failed(StepFailed failed) {
            super(failed.getMessage(), failed);
            this.problem = failed.problem();
            this.reauthorizationNeeded = problem.reason().equals(TokenStep.NEVER_AUTHORIZED)
                    || failed.getCause() instanceof AccessTokenSupply.Unavailable none && none.reauthorizationNeeded();
        }

        public Problem problem() {
            return problem;
        }

        /** Whether only a person can end it, by a new authorization. */
        public boolean reauthorizationNeeded() {
            return reauthorizationNeeded;
        }
    }

    /** @throws Failed with the reason by name; nothing stays open */
    public SignedIn to(MailServer server) throws Failed {
        MailPath path = MailPath.to(server.endpoint().host(), server.endpoint().port(), settings.current().proxies().socks());
        Trial trial = new Trial(server, path, clock);
        open.add(trial);
        boolean signedIn = false;
        try {
            for (TestStep step : way.untilLogin(server)) {
                trial.begin();
                step.run(trial);
            }
            signedIn = !stopped;
            return new SignedIn(trial, () -> open.remove(trial));
        } catch (StepFailed failed) {
            throw new Failed(failed);
        } finally {
            if (!signedIn) {
                trial.close();
                open.remove(trial);
            }
        }
    }

    /** Breaks off every connection, those that are signed in included; for the end of the app. */
    public void stop() {
        stopped = true;
        open.forEach(Trial::close);
    }
}
