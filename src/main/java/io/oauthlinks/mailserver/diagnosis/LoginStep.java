package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccessTokenSupply.MailToken;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.protocol.LoginAnswer;
import io.oauthlinks.mailserver.protocol.UnexpectedAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Signs in. The only step in which a credential leaves, and an access token only as XOAUTH2. A token that is refused is replaced once, over a new
 * connection: providers end tokens before their time, and servers end connections after a refusal.
 */
final class LoginStep implements TestStep {

    private final AccessTokenSupply tokens;
    private final List<TestStep> approach;

    /** @param approach the steps from the connection to here */
    LoginStep(AccessTokenSupply tokens, List<TestStep> approach) {
        this.tokens = tokens;
        this.approach = approach;
    }

    @Override
    public Step step() {
        return Step.LOGIN;
    }

    @Override
    public Finding run(Trial trial) {
        MailLogin login = trial.server().login();
        LoginAnswer answer = signIn(trial, login);
        if (!answer.accepted() && trial.usesToken() && LoginRefusals.isAboutTheToken(answer) && replaceToken(trial, login)) {
            answer = signIn(trial, login);
            if (answer.accepted()) {
                return Finding.of("login.new-token", login.userName(), trial.token().mailbox());
            }
        }
        if (!answer.accepted()) {
            throw LoginRefusals.name(answer, trial);
        }
        return trial.usesToken() ? Finding.of("login.token", login.userName(), trial.token().mailbox())
                : Finding.of("login.password", login.userName());
    }

    private boolean replaceToken(Trial trial, MailLogin login) {
        Optional<MailToken> other;
        try {
            other = tokens.insteadOf(trial.token(), login.linkId(), login.accountId());
        } catch (AccessTokenSupply.Unavailable none) {
            throw StepFailed.because(none.problem()).causedBy(none);
        }
        if (other.isEmpty()) {
            return false;
        }
        trial.received(other.get());
        for (TestStep step : approach) {
            trial.begin();
            step.run(trial);
        }
        trial.begin();
        return true;
    }

    private static LoginAnswer signIn(Trial trial, MailLogin login) {
        try {
            return trial.usesToken()
                    ? trial.dialogue().signIn(login.userName(), trial.token().value(), trial.capabilities())
                    : trial.dialogue().signInWithPassword(login.userName(), login.password(), trial.capabilities());
        } catch (UnexpectedAnswer refused) {
            return new LoginAnswer(false, refused.words(), "");
        } catch (IOException failed) {
            throw WireFailures.name(failed, trial);
        }
    }
}
