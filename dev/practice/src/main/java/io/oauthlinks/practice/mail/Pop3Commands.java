package io.oauthlinks.practice.mail;

import com.icegreen.greenmail.pop3.Pop3Connection;
import com.icegreen.greenmail.pop3.Pop3State;
import com.icegreen.greenmail.pop3.commands.AuthCommand;
import com.icegreen.greenmail.pop3.commands.Pop3Command;
import com.icegreen.greenmail.pop3.commands.Pop3CommandRegistry;
import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Mode;

/** GreenMail's POP3 commands, with an AUTH that insists on the two-line form while the provider behaves like Microsoft. */
final class Pop3Commands extends Pop3CommandRegistry {

    private final AuthCommand auth;

    Pop3Commands(Behaviour behaviour) {
        this.auth = new TwoLineAuth(behaviour);
    }

    @Override
    public Pop3Command getCommand(String name) {
        return "AUTH".equals(name) ? auth : super.getCommand(name);
    }

    private static final class TwoLineAuth extends AuthCommand {

        private final Behaviour behaviour;

        TwoLineAuth(Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        @Override
        public void execute(Pop3Connection connection, Pop3State state, String command) {
            boolean oneLine = command.strip().split(" +").length > 2;
            if (oneLine && behaviour.mode() == Mode.MICROSOFT) {
                connection.println("-ERR Protocol error. Send AUTH XOAUTH2 and the initial response on lines of their own.");
                return;
            }
            super.execute(connection, state, command);
        }
    }
}
