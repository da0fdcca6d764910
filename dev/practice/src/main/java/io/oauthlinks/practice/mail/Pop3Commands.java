package io.oauthlinks.practice.mail;

import com.icegreen.greenmail.pop3.Pop3Connection;
import com.icegreen.greenmail.pop3.Pop3State;
import com.icegreen.greenmail.pop3.commands.AuthCommand;
import com.icegreen.greenmail.pop3.commands.Pop3Command;
import com.icegreen.greenmail.pop3.commands.Pop3CommandRegistry;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.SaslXoauth2Message;
import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** GreenMail's POP3 commands, with an AUTH XOAUTH2 that has the habits of the providers. */
final class Pop3Commands extends Pop3CommandRegistry {

    private final Xoauth2 auth;

    Pop3Commands(Behaviour behaviour) {
        this.auth = new Xoauth2(behaviour);
    }

    @Override
    public Pop3Command getCommand(String name) {
        return "AUTH".equals(name) ? auth : super.getCommand(name);
    }

    /**
     * Microsoft takes the initial response on a line of its own only, and hangs up otherwise. Google answers a refused access token with a challenge, a
     * line that begins with + and that some clients take for success, and refuses after the next line.
     */
    static final class Xoauth2 extends AuthCommand {

        private static final String CHALLENGE = "{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}";

        private final Behaviour behaviour;

        private Xoauth2(Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        @Override
        public void execute(Pop3Connection connection, Pop3State state, String command) {
            String[] words = command.strip().split(" +");
            if (words.length < 2 || !"XOAUTH2".equalsIgnoreCase(words[1])) {
                super.execute(connection, state, command);
                return;
            }
            if (words.length > 2 && behaviour.mode() == Mode.MICROSOFT) {
                connection.println("-ERR Protocol error. Connection is closed. 10");
                connection.quit();
                return;
            }
            try {
                login(connection, state, words.length > 2 ? words[2] : ask(connection, ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void login(Pop3Connection connection, Pop3State state, String initialResponse) throws IOException {
            try {
                SaslXoauth2Message message = SaslXoauth2Message.parseBase64Encoded(initialResponse == null ? "" : initialResponse);
                state.setUser(state.getUser(message.getUsername()));
                state.authenticate(message.getAccessToken());
                connection.println("+OK");
            } catch (UserException | FolderException | IllegalArgumentException e) {
                if (behaviour.mode() == Mode.GOOGLE) {
                    ask(connection, Base64.getEncoder().encodeToString(CHALLENGE.getBytes(StandardCharsets.US_ASCII)));
                }
                connection.println("-ERR [AUTH] Access token refused");
            }
        }

        private static String ask(Pop3Connection connection, String challenge) throws IOException {
            connection.println("+ " + challenge);
            return connection.readLine();
        }
    }
}
