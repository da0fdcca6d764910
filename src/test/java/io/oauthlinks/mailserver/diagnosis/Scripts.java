package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.protocol.ScriptedServer.Script;
import java.util.function.Function;

/** What scripted servers say; each takes the answer to a login from the test. */
final class Scripts {

    static final String CHALLENGE_JSON = "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"https://mail.google.com/\"}";
    static final String CHALLENGE = java.util.Base64.getEncoder().encodeToString(CHALLENGE_JSON.getBytes());

    private Scripts() { }

    /** An IMAP server with 172 messages, whose answer to any login is the given one; {@code TAG} stands for the tag. */
    static Script imap(String capabilities, String login) {
        return imap(capabilities, line -> login);
    }

    static Script imap(String capabilities, Function<String, String> login) {
        return line -> {
            line.say("* OK The test server is ready.");
            line.answer(imapAnswers(capabilities, login));
        };
    }

    static Function<String, String> imapAnswers(String capabilities, Function<String, String> login) {
        return new Function<>() {
            private String loginTag = "";

            @Override
            public String apply(String line) {
                String tag = line.indexOf(' ') > 0 ? line.substring(0, line.indexOf(' ')) : loginTag;
                String command = line.substring(line.indexOf(' ') + 1);
                if (command.equals("CAPABILITY")) {
                    return "* CAPABILITY IMAP4rev1 " + capabilities + "\r\n" + tag + " OK done";
                }
                if (command.equals("EXAMINE INBOX")) {
                    return "* FLAGS (\\Seen)\r\n* 172 EXISTS\r\n" + tag + " OK [READ-ONLY] done";
                }
                if (command.equals("LOGOUT")) {
                    return "* BYE bye\r\n" + tag + " OK done";
                }
                if (tag.startsWith("A")) {
                    loginTag = tag;
                }
                String answer = login.apply(line);
                return answer == null ? null : answer.replace("TAG", loginTag);
            }
        };
    }

    /** A POP3 server with 172 messages. */
    static Script pop3(String capabilities, Function<String, String> login) {
        return line -> {
            line.say("+OK The test server is ready.");
            line.answer(pop3Answers(capabilities, login));
        };
    }

    static Function<String, String> pop3Answers(String capabilities, Function<String, String> login) {
        return line -> switch (line) {
            case "CAPA" -> "+OK\r\n" + capabilities.replace("\n", "\r\n") + "\r\n.";
            case "STAT" -> "+OK 172 123456";
            case "QUIT" -> "+OK bye";
            default -> login.apply(line);
        };
    }
}
