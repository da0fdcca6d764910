package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.mailchannel.message.IncomingMail.Address;
import io.oauthlinks.mailchannel.message.IncomingMail.Attachment;
import io.oauthlinks.mailchannel.message.MailReader;
import io.oauthlinks.mailchannel.message.UnreadableMail;
import io.oauthlinks.message.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A mail of a few lines, for tests that are not about MIME: its bytes are the lines below, and {@link #READER} reads them. */
public record TestMail(String id, String references, String from, String to, String cc, String subject, String files, String text) {

    private static final String BROKEN = "broken:";

    public static TestMail mail(String id, String from, String subject) {
        return new TestMail(id, "", from, "support@example.com", "", subject, "", "Text of " + id);
    }

    public TestMail answering(String ids) {
        return new TestMail(id, ids, from, to, cc, subject, files, text);
    }

    public TestMail to(String addresses) {
        return new TestMail(id, references, from, addresses, cc, subject, files, text);
    }

    public TestMail cc(String addresses) {
        return new TestMail(id, references, from, to, addresses, subject, files, text);
    }

    /** @param names and sizes, such as {@code a.txt:10 b.txt:2000}; one that begins with "bad" cannot be read */
    public TestMail with(String names) {
        return new TestMail(id, references, from, to, cc, subject, names, text);
    }

    public TestMail saying(String words) {
        return new TestMail(id, references, from, to, cc, subject, files, words);
    }

    public byte[] bytes() {
        return String.join("\n", id, references, from, to, cc, subject, files, text).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads them; {@code broken:unreadable} as subject is unreadable, {@code broken:unexpected} lets it fail. */
    public static final MailReader READER = new MailReader() {

        @Override
        public IncomingMail read(Path file) throws IOException, UnreadableMail {
            String[] lines = Files.readString(file).split("\n", 8);
            if (lines[5].equals(BROKEN + "unreadable")) {
                throw new UnreadableMail(Problem.named("oauth-links.mail-channel.problem", "test-unreadable"), null);
            }
            if (lines[5].equals(BROKEN + "unexpected")) {
                throw new IllegalStateException("A defect of the reader");
            }
            return new IncomingMail(lines[0], words(lines[1]).toList(), words(lines[2]).map(TestMail::address).findFirst().orElse(Address.NONE), Address.NONE,
                    words(lines[3]).map(TestMail::address).toList(), words(lines[4]).map(TestMail::address).toList(), null, lines[5], null, lines[7],
                    list(words(lines[6]).toList()), Map.of(), "text/plain", "", false);
        }

        @Override
        public Attachments attachments(Path file) {
            return new Attachments() {
                private int last = -1;

                @Override
                public InputStream open(Attachment attachment) throws UnreadableMail {
                    if (attachment.number() <= last) {
                        throw new IllegalArgumentException("The pass is behind it");
                    }
                    last = attachment.number();
                    if (attachment.fileName().startsWith("bad")) {
                        throw new UnreadableMail(Problem.named("oauth-links.mail-channel.problem", "test-unreadable"), null);
                    }
                    return new ByteArrayInputStream(new byte[(int) attachment.size()]);
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }
    };

    private static Stream<String> words(String line) {
        return Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty());
    }

    private static Address address(String text) {
        return new Address(text, "");
    }

    private static List<Attachment> list(List<String> files) {
        return IntStream.range(0, files.size()).mapToObj(i -> {
            String[] parts = files.get(i).split(":");
            return new Attachment(i, parts[0], "text/plain", Long.parseLong(parts[1]));
        }).toList();
    }
}
