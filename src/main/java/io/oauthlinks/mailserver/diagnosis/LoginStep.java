package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.protocol.LoginAnswer;
import io.oauthlinks.mailserver.protocol.UnexpectedAnswer;
import java.io.IOException;

/** Signs in. The only step in which a credential leaves, and an access token only as XOAUTH2. */
final class LoginStep implements TestStep {

    @Override
    public Step step() {
        return Step.LOGIN;
    }

    @Override
    public Finding run(Trial trial) {
        MailLogin login = trial.server().login();
        LoginAnswer answer = signIn(trial, login);
        if (!answer.accepted()) {
            throw LoginRefusals.name(answer, trial);
        }
        return trial.usesToken() ? Finding.of("login.token", login.userName(), trial.token().mailbox())
                : Finding.of("login.password", login.userName());
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
