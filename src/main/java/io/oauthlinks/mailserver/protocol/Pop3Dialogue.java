package io.oauthlinks.mailserver.protocol;

import io.oauthlinks.secret.Secret;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** POP3 (RFC 1939, 2449, 2595, 5034): greeting, CAPA, STLS, AUTH or USER and PASS, STAT, QUIT. Nothing is ever marked for deletion. */
public final class Pop3Dialogue implements Dialogue {

    /** How the token is put on the wire. */
    public enum TokenForm {
        /** {@code AUTH XOAUTH2 <response>}; Google documents this form. */
        ONE_LINE,
        /** {@code AUTH XOAUTH2}, then the response; Microsoft takes no other. */
        TWO_LINES,
        /** Two lines, and one line when the server refuses the bare command, before any credential was sent. */
        EITHER
    }

    private static final int MOST_LINES = 1000;
    private static final Pattern STAT = Pattern.compile("\\+OK (\\d{1,9})( .*)?", Pattern.CASE_INSENSITIVE);
    private final Wire wire;
    private final TokenForm form;

    public Pop3Dialogue(Wire wire, TokenForm form) {
        this.wire = wire;
        this.form = form;
    }

    @Override
    public Greeting greeting() throws IOException {
        String line = wire.readLine();
        Greeting.Kind kind = isOk(line) ? Greeting.Kind.READY : isErr(line) ? Greeting.Kind.BYE : Greeting.foreign(line);
        return new Greeting(kind, wire.transcript().clean(line.replaceFirst("^(\\+OK|-ERR) ?", "")));
    }

    @Override
    public Capabilities capabilities() throws IOException {
        if (!isOk(command("CAPA"))) {
            return Capabilities.UNKNOWN;
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < MOST_LINES; i++) {
            String line = wire.readLine();
            if (line.equals(".")) {
                return Capabilities.of(words);
            }
            List<String> parts = List.of(line.strip().split(" +"));
            words.add(parts.get(0));
            if (parts.get(0).equalsIgnoreCase("SASL")) {
                parts.stream().skip(1).map(mechanism -> "AUTH=" + mechanism).forEach(words::add);
            }
        }
        throw new AnswerTooLarge();
    }

    @Override
    public String tlsCapability() {
        return "STLS";
    }

    @Override
    public void requestTls() throws IOException {
        String answer = command("STLS");
        if (!isOk(answer)) {
            throw new UnexpectedAnswer(wire.transcript().clean(answer));
        }
    }

    @Override
    public boolean takesPassword(Capabilities capabilities) {
        return !capabilities.known() || capabilities.has("USER") || capabilities.offers("PLAIN");
    }

    @Override
    public LoginAnswer signIn(String userName, Secret accessToken, Capabilities capabilities) throws IOException {
        String response = Xoauth2.response(userName, accessToken);
        wire.transcript().conceal(accessToken.reveal());
        wire.transcript().conceal(response);
        String shown = "[user=" + userName + ", access token left out]";
        if (form == TokenForm.ONE_LINE) {
            return confirmed(authenticateOnOneLine(response, shown));
        }
        String answer = command("AUTH XOAUTH2");
        if (answer.startsWith("+") && !isOk(answer)) {
            wire.sendShowing(response, shown);
            return confirmed(judge(wire.readLine()));
        }
        return form == TokenForm.EITHER ? confirmed(authenticateOnOneLine(response, shown)) : judge(answer);
    }

    private LoginAnswer authenticateOnOneLine(String response, String shown) throws IOException {
        wire.sendShowing("AUTH XOAUTH2 " + response, "AUTH XOAUTH2 " + shown);
        return judge(wire.readLine());
    }

    /** A challenge after the response means that the token is refused; an empty line asks for the final word. */
    private LoginAnswer judge(String answer) throws IOException {
        if (isOk(answer)) {
            return new LoginAnswer(true, "", "");
        }
        if (!answer.startsWith("+")) {
            return new LoginAnswer(false, wire.transcript().clean(answer), "");
        }
        String challenge = wire.transcript().clean(Xoauth2.challenge(answer));
        wire.send("");
        try {
            return new LoginAnswer(false, wire.transcript().clean(wire.readLine()), challenge);
        } catch (EOFException closed) {
            return new LoginAnswer(false, "", challenge);
        }
    }

    /** Some servers answer a refused token as if it were welcome; the first command then shows it. */
    private LoginAnswer confirmed(LoginAnswer answer) throws IOException {
        if (!answer.accepted()) {
            return answer;
        }
        String stat = command("STAT");
        return isOk(stat) ? answer : new LoginAnswer(false, wire.transcript().clean(stat), "");
    }

    @Override
    public LoginAnswer signInWithPassword(String userName, Secret password, Capabilities capabilities) throws IOException {
        String response = Xoauth2.plain(userName, password);
        wire.transcript().conceal(password.reveal());
        wire.transcript().conceal(response);
        if (!capabilities.known() || capabilities.has("USER")) {
            String user = command("USER " + userName);
            if (!isOk(user)) {
                return judge(user);
            }
            wire.sendShowing("PASS " + password.reveal(), "PASS [password left out]");
            return judge(wire.readLine());
        }
        String answer = command("AUTH PLAIN");
        if (!answer.startsWith("+") || isOk(answer)) {
            return judge(answer);
        }
        wire.sendShowing(response, "[user=" + userName + ", password left out]");
        return judge(wire.readLine());
    }

    @Override
    public OptionalInt openInbox() throws IOException {
        String answer = command("STAT");
        if (!isOk(answer)) {
            throw new UnexpectedAnswer(wire.transcript().clean(answer));
        }
        Matcher stat = STAT.matcher(answer);
        return stat.matches() ? OptionalInt.of(Integer.parseInt(stat.group(1))) : OptionalInt.empty();
    }

    @Override
    public void leave() throws IOException {
        command("QUIT");
    }

    private String command(String command) throws IOException {
        wire.send(command);
        return wire.readLine();
    }

    private static boolean isOk(String line) {
        return line.toUpperCase(Locale.ROOT).matches("\\+OK( .*)?");
    }

    private static boolean isErr(String line) {
        return line.toUpperCase(Locale.ROOT).startsWith("-ERR");
    }
}
