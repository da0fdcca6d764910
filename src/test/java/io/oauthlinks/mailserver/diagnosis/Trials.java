package io.oauthlinks.mailserver.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccessTokenSupply.MailToken;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.message.Message;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Proxies;
import io.oauthlinks.settings.ProxyServer;
import io.oauthlinks.settings.ProxyUse;
import io.oauthlinks.settings.Settings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Runs connection tests and reads their results the way an administrator does. */
final class Trials {

    static final String TOKEN = "ya29.a-token-that-must-not-be-shown_0123456789";
    private static final Properties TEXTS = texts();

    private final List<StepResult> results;
    private final List<String> transcript;

    private Trials(List<StepResult> results, List<String> transcript) {
        this.results = results;
        this.transcript = transcript;
    }

    static Trials of(MailServer server) {
        return of(server, server.login().userName(), Scopes.NONE);
    }

    /** @param mailbox the user name that the account was authorized for */
    static Trials of(MailServer server, String mailbox, Scopes scopes) {
        return of(server, (link, account) -> new MailToken(Secret.of(TOKEN), Instant.now().plusSeconds(3480), scopes, mailbox));
    }

    static Trials of(MailServer server, AccessTokenSupply tokens) {
        return of(server, tokens, Clock.systemUTC());
    }

    static Trials of(MailServer server, Clock clock) {
        return of(server, (link, account) -> new MailToken(Secret.of(TOKEN), null, Scopes.NONE, server.login().userName()), clock);
    }

    /** Through a SOCKS proxy. */
    static Trials of(MailServer server, ProxyServer socks) {
        return of(server, (link, account) -> new MailToken(Secret.of(TOKEN), null, Scopes.NONE, server.login().userName()),
                Settings.DEFAULTS.with(new Proxies(ProxyUse.NONE, ProxyServer.NONE, socks)), Clock.systemUTC());
    }

    private static Trials of(MailServer server, AccessTokenSupply tokens, Clock clock) {
        return of(server, tokens, Settings.DEFAULTS, clock);
    }

    private static Trials of(MailServer server, AccessTokenSupply tokens, Settings settings, Clock clock) {
        List<String> transcript = new ArrayList<>();
        List<StepResult> results = new ConnectionTest(tokens, new InMemorySettings(settings), clock).run(server, (steps, lines) -> {
            transcript.clear();
            transcript.addAll(lines);
        });
        Trials trials = new Trials(results, transcript);
        trials.results.forEach(Trials::requireTexts);
        return trials;
    }

    List<StepResult> results() {
        return results;
    }

    List<Step> order() {
        return results.stream().map(StepResult::step).toList();
    }

    List<String> transcript() {
        return transcript;
    }

    /** Each step with its verdict, such as {@code dns passed}. */
    List<String> verdicts() {
        return results.stream().map(r -> r.step().id() + " " + r.verdict().name().toLowerCase(java.util.Locale.ROOT)).toList();
    }

    StepResult at(Step step) {
        return results.stream().filter(result -> result.step() == step).findFirst().orElseThrow();
    }

    Trials requirePassed() {
        assertThat(results).as(toString()).allMatch(r -> r.verdict() == Verdict.PASSED || r.verdict() == Verdict.WARNING);
        return this;
    }

    /** The steps before passed, this one failed for this reason, those behind did not run. */
    Trials requireFailed(Step step, String reason) {
        StepResult failed = at(step);
        assertThat(failed.verdict()).as(toString()).isEqualTo(Verdict.FAILED);
        assertThat(failed.problem().reason()).as(toString()).isEqualTo(reason);
        int index = results.indexOf(failed);
        assertThat(results.subList(0, index)).allMatch(r -> r.verdict() == Verdict.PASSED || r.verdict() == Verdict.WARNING);
        assertThat(results.subList(index + 1, results.size())).allMatch(r -> r.verdict() == Verdict.NOT_RUN);
        return this;
    }

    /** Everything that is stored and shown, as one text. */
    String everythingShown() {
        return results + "\n" + String.join("\n", transcript);
    }

    static String text(Message message) {
        return new MessageFormat(TEXTS.getProperty(message.key())).format(message.arguments().toArray());
    }

    private static void requireTexts(StepResult result) {
        List<Message> messages = new ArrayList<>(List.of(result.finding()));
        if (result.path() != null) {
            messages.add(result.path());
        }
        if (result.problem() != null) {
            messages.addAll(List.of(result.problem().cause(), result.problem().remedy()));
        }
        for (Message message : messages) {
            assertThat(TEXTS.getProperty(message.key())).as(message.key()).isNotBlank();
            assertThat(text(message)).as(message.key()).doesNotContainPattern("\\{\\d}");
        }
    }

    private static Properties texts() {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(Trials.class.getResourceAsStream("/i18n/oauth-links.properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
        return texts;
    }

    @Override
    public String toString() {
        return String.join("\n", verdicts()) + "\n" + String.join("\n", transcript);
    }
}
