package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.protocol.MailPath;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connection test itself: its steps in order. Each has the server's timeout, all together {@link #LONGEST}. */
public final class ConnectionTest {

    /** No test takes longer. */
    public static final Duration LONGEST = Duration.ofMinutes(3);

    private final Way way;
    private final SettingsStore settings;
    private final Clock clock;
    private final Set<Trial> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    public ConnectionTest(AccessTokenSupply tokens, SettingsStore settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        way = new Way(tokens);
    }

    /** Hears of the results after each step. */
    interface Progress {
        void now(List<StepResult> steps, List<String> transcript);
    }

    /** All steps, none of them run. */
    List<StepResult> planned(MailServer server) {
        return way.all(server).stream().map(step -> Finding.notRun(step.step())).toList();
    }

    /** The app stops; a test that runs ends in an exception of this kind. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Breaks off what runs, by closing its connection. */
    void stop() {
        stopped = true;
        open.forEach(Trial::close);
    }

    /**
     * Runs until a step fails; returns all results, those of steps that did not run included.
     *
     * @throws Stopped when the app stops meanwhile
     */
    List<StepResult> run(MailServer server, Progress progress) {
        List<TestStep> steps = way.all(server);
        List<StepResult> results = new ArrayList<>(planned(server));
        MailPath path = MailPath.to(server.endpoint().host(), server.endpoint().port(), settings.current().proxies().socks());
        Trial trial = new Trial(server, path, clock);
        open.add(trial);
        try (trial) {
            for (int i = 0; i < steps.size(); i++) {
                results.set(i, Finding.running(steps.get(i).step()));
                progress.now(results, trial.transcript());
                results.set(i, run(steps.get(i), trial));
                if (stopped) {
                    throw new Stopped();
                }
                if (results.get(i).verdict() == Verdict.FAILED) {
                    break;
                }
            }
            trial.leave();
            progress.now(results, trial.transcript());
        } finally {
            open.remove(trial);
        }
        return List.copyOf(results);
    }

    private StepResult run(TestStep step, Trial trial) {
        long begun = clock.millis();
        try {
            trial.begin();
            Finding finding = step.run(trial);
            return finding.at(step.step(), clock.millis() - begun).by(trial.taken());
        } catch (StepFailed failed) {
            return failed.at(step.step(), clock.millis() - begun).by(trial.taken());
        }
    }
}
