package io.oauthlinks.mailserver.protocol;

import io.oauthlinks.secret.Secret;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IMAP (RFC 9051 and 3501): greeting, CAPABILITY, STARTTLS, AUTHENTICATE or LOGIN, EXAMINE, LOGOUT. */
public final class ImapDialogue implements Dialogue {

    private static final int MOST_LINES = 1000;
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d{1,9}) EXISTS", Pattern.CASE_INSENSITIVE);
    private final Wire wire;
    private int commands;

    public ImapDialogue(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Greeting greeting() throws IOException {
        String line = wire.readLine();
        String upper = line.toUpperCase(Locale.ROOT);
        Greeting.Kind kind = upper.startsWith("* OK") ? Greeting.Kind.READY
                : upper.startsWith("* PREAUTH") ? Greeting.Kind.SIGNED_IN_ALREADY
                : upper.startsWith("* BYE") ? Greeting.Kind.BYE
                : Greeting.foreign(line);
        // an IMAP server with another beginning than the three is none that can be used
        return new Greeting(kind == Greeting.Kind.IMAP ? Greeting.Kind.OTHER : kind,
                wire.transcript().clean(line.replaceFirst("^\\* (OK|PREAUTH|BYE) ?(\\[[^]]*] ?)?", "")));
    }

    @Override
    public Capabilities capabilities() throws IOException {
        Answer answer = command("CAPABILITY");
        answer.requireOk();
        Set<String> words = new LinkedHashSet<>();
        for (String line : answer.untagged()) {
            if (line.toUpperCase(Locale.ROOT).startsWith("* CAPABILITY ")) {
                words.addAll(List.of(line.substring("* CAPABILITY ".length()).strip().split(" +")));
            }
        }
        return Capabilities.of(words);
    }

    @Override
    public String tlsCapability() {
        return "STARTTLS";
    }

    @Override
    public void requestTls() throws IOException {
        command("STARTTLS").requireOk();
    }

    @Override
    public boolean takesPassword(Capabilities capabilities) {
        return capabilities.offers("PLAIN") || !capabilities.has("LOGINDISABLED");
    }

    @Override
    public LoginAnswer signIn(String userName, Secret accessToken, Capabilities capabilities) throws IOException {
        String response = Xoauth2.response(userName, accessToken);
        wire.transcript().conceal(accessToken.reveal());
        wire.transcript().conceal(response);
        return authenticate("XOAUTH2", response, "[user=" + userName + ", access token left out]", capabilities.has("SASL-IR"));
    }

    @Override
    public LoginAnswer signInWithPassword(String userName, Secret password, Capabilities capabilities) throws IOException {
        String response = Xoauth2.plain(userName, password);
        wire.transcript().conceal(password.reveal());
        wire.transcript().conceal(response);
        String shown = "[user=" + userName + ", password left out]";
        if (capabilities.offers("PLAIN")) {
            return authenticate("PLAIN", response, shown, capabilities.has("SASL-IR"));
        }
        String tag = nextTag();
        return answer(sendAstrings(tag, shown, userName, password.reveal()), "");
    }

    /** The response leaves once: with the command (SASL-IR, RFC 4959) or at the first continuation; a challenge after it gets an empty line. */
    private LoginAnswer authenticate(String mechanism, String response, String shown, boolean initial) throws IOException {
        String tag = nextTag();
        String command = tag + " AUTHENTICATE " + mechanism;
        boolean sent = initial;
        wire.sendShowing(initial ? command + " " + response : command, initial ? command + " " + shown : command);
        String challenge = "";
        Answer answer = readUntil(tag, true);
        for (int turn = 0; answer.continues() && turn < 3; turn++) {
            if (sent) {
                challenge = wire.transcript().clean(Xoauth2.challenge(answer.last()));
                wire.send("");
            } else {
                wire.sendShowing(response, shown);
                sent = true;
            }
            answer = readUntil(tag, true).after(answer);
        }
        return answer(answer, challenge);
    }

    /** LOGIN with quoted strings, or literals where a quoted string cannot hold the text (RFC 9051 section 4.3). */
    private Answer sendAstrings(String tag, String shown, String... texts) throws IOException {
        StringBuilder line = new StringBuilder(tag + " LOGIN");
        String visible = tag + " LOGIN " + shown;
        for (String text : texts) {
            if (text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
                line.append(" \"").append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
            } else {
                line.append(" {").append(text.getBytes(StandardCharsets.UTF_8).length).append('}');
                wire.sendShowing(line.toString(), visible);
                visible = "[continued]";
                Answer answer = readUntil(tag, true);
                if (!answer.continues()) {
                    return answer;
                }
                line = new StringBuilder(text);
            }
        }
        wire.sendShowing(line.toString(), visible);
        return readUntil(tag, false);
    }

    private LoginAnswer answer(Answer answer, String challenge) {
        List<String> words = new ArrayList<>();
        for (String line : answer.untagged()) {
            if (line.toUpperCase(Locale.ROOT).matches("\\* (NO|BAD|BYE|OK \\[ALERT]).*")) {
                words.add(line.substring(2));
            }
        }
        if (!answer.isOk()) {
            words.add(answer.words());
        }
        return new LoginAnswer(answer.isOk(), wire.transcript().clean(String.join(" ", words)), challenge);
    }

    @Override
    public OptionalInt openInbox() throws IOException {
        Answer answer = command("EXAMINE INBOX");
        answer.requireOk();
        for (String line : answer.untagged()) {
            Matcher exists = EXISTS.matcher(line);
            if (exists.matches()) {
                return OptionalInt.of(Integer.parseInt(exists.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public void leave() throws IOException {
        command("LOGOUT");
    }

    private String nextTag() {
        return "A" + ++commands;
    }

    private Answer command(String command) throws IOException {
        String tag = nextTag();
        wire.send(tag + " " + command);
        return readUntil(tag, false);
    }

    /** @param continuation whether a line that begins with + ends the answer too */
    private Answer readUntil(String tag, boolean continuation) throws IOException {
        List<String> untagged = new ArrayList<>();
        for (int i = 0; i < MOST_LINES; i++) {
            String line = readLine(untagged);
            if (line.startsWith(tag + " ") || continuation && line.startsWith("+")) {
                return new Answer(tag, untagged, line);
            }
            untagged.add(line);
        }
        throw new AnswerTooLarge();
    }

    /** A server that says BYE and closes has given its reason (RFC 9051 section 7.1.5). */
    private String readLine(List<String> soFar) throws IOException {
        try {
            return wire.readLine();
        } catch (EOFException closed) {
            for (String line : soFar) {
                if (line.toUpperCase(Locale.ROOT).startsWith("* BYE")) {
                    throw new UnexpectedAnswer(wire.transcript().clean(line.substring(2)));
                }
            }
            throw closed;
        }
    }

    /** The lines up to the one that ends an answer. */
    private final class Answer {
        private final String tag;
        private final List<String> untagged;
        private final String last;

        private Answer(String tag, List<String> untagged, String last) {
            this.tag = tag;
            this.untagged = untagged;
            this.last = last;
        }

        private List<String> untagged() {
            return untagged;
        }

        private String last() {
            return last;
        }

        private boolean continues() {
            return last.startsWith("+");
        }

        private boolean isOk() {
            return words().toUpperCase(Locale.ROOT).matches("OK( .*)?");
        }

        private String words() {
            return continues() ? "" : last.substring(tag.length() + 1);
        }

        /** Keeps the untagged lines of an earlier part of the same answer. */
        private Answer after(Answer earlier) {
            List<String> all = new ArrayList<>(earlier.untagged);
            all.addAll(untagged);
            return new Answer(tag, all, last);
        }

        private void requireOk() throws UnexpectedAnswer {
            if (!isOk()) {
                throw new UnexpectedAnswer(wire.transcript().clean(words()));
            }
        }
    }
}
