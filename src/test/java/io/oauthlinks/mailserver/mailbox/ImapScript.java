package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.mailserver.protocol.ScriptedServer.Line;
import io.oauthlinks.mailserver.protocol.ScriptedServer.Script;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An IMAP server that signs anybody in and answers further commands as told; the last word on a command counts. */
final class ImapScript implements Script {

    private final Map<String, Answer> answers = new LinkedHashMap<>();

    /** What a command leads to; {@code tag} is to be used at the end. */
    interface Answer {
        void play(String tag, Line line) throws IOException;
    }

    ImapScript() {
        on("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE", "OK");
        on("AUTHENTICATE XOAUTH2 .*", "OK");
        on("SELECT .*", "* 2 EXISTS", "* OK [UIDVALIDITY 1700000000] valid", "* OK [UIDNEXT 44] next", "OK [READ-WRITE]");
        on("LOGOUT", "* BYE bye", "OK");
    }

    /** @param lines the last one is what the tag is put before */
    ImapScript on(String command, String... lines) {
        return on(command, (tag, line) -> {
            for (int i = 0; i < lines.length - 1; i++) {
                line.say(lines[i]);
            }
            line.say(tag + " " + lines[lines.length - 1]);
        });
    }

    ImapScript on(String command, Answer answer) {
        answers.put(command, answer);
        return this;
    }

    /** The fetch of the body of one mail. */
    ImapScript body(String set, String... responses) {
        return on("UID FETCH " + set + " \\(UID BODY.PEEK\\[]\\)", (tag, line) -> {
            for (String response : responses) {
                line.say(response);
            }
            line.say(tag + " OK");
        });
    }

    static String literal(int number, long uid, String mail) {
        return "* " + number + " FETCH (UID " + uid + " BODY[] {" + mail.length() + "}\r\n" + mail + ")";
    }

    @Override
    public void play(Line line) throws IOException {
        line.say("* OK ready");
        while (true) {
            String heard = line.hear();
            String tag = heard.substring(0, heard.indexOf(' '));
            String command = heard.substring(heard.indexOf(' ') + 1);
            Answer answer = null;
            for (Map.Entry<String, Answer> each : answers.entrySet()) {
                answer = command.matches(each.getKey()) ? each.getValue() : answer;
            }
            if (answer == null) {
                line.say(tag + " BAD unknown: " + command);
            } else {
                answer.play(tag, line);
            }
        }
    }
}
