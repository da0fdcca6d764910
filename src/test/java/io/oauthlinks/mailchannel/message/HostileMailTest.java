package io.oauthlinks.mailchannel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, reading ends soon and within limits. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileMailTest {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    @DisplayName("M42: a subject of 100 kB")
    void readsALongSubject() {
        IncomingMail mail = WrittenMail.read("Subject: " + "wort ".repeat(20_000) + "\nFrom: a@example.com\n\nhello");
        assertThat(mail.subject()).startsWith("wort wort").hasSize(HeaderFields.LONGEST_SUBJECT);
        assertThat(mail.from().address()).isEqualTo("a@example.com");
        assertThat(mail.text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?", "=?=?", "=?a?b?", "=?utf-8?q?x?= ", "=?utf-8?B?QUJD?=\t", "=?nobody-knows?q?a?= =?x?q?b?= ", "((((", "\"", "<", ",", ":", ";", "\\", "a@b,", "a:", "<a@", "[", "<x> ",
        "; a=b", "; filename*0*=a", "; name*=utf-8''%", "&#60;", "RE: ", "A-1 ", "\u00e4"})
    @DisplayName("M33: headers that are made to take long")
    void takesLittleTimeForAnyHeader(String piece) {
        String value = piece.repeat(400_000 / piece.getBytes(StandardCharsets.UTF_8).length);
        for (String name : new String[] {"From", "To", "Subject", "References", "Message-ID", "Date", "Content-Type", "Content-Disposition", "Return-Path"}) {
            String header = name.startsWith("Content-T") ? "text/html" + value : name.startsWith("Content-D") ? "attachment" + value : value;
            long begin = System.nanoTime();
            IncomingMail mail = WrittenMail.read(name + ": " + header + "\nX-After: yes\n\nhello");
            SubjectLine.of(mail.subject());
            assertThat(mail.header("X-After")).isEqualTo("yes");
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).as(name).isLessThan(5_000);
        }
    }

    @Test
    @DisplayName("M33: 10,000 parts")
    void readsNoMoreThanItsNumberOfParts() {
        StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n");
        for (int i = 0; i < 10_000; i++) {
            mail.append("--b\nContent-Type: image/png; name=same.png\n\nx\n");
        }
        IncomingMail read = WrittenMail.read(mail.toString());
        assertThat(read.text()).isEqualTo("hello");
        assertThat(read.attachments()).hasSize(ReadingLimits.USUAL.parts() - 1);
        assertThat(read.attachments().stream().map(file -> file.fileName().toLowerCase()).distinct()).hasSize(ReadingLimits.USUAL.parts() - 1);
        assertThat(read.shortened()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 20_000})
    @DisplayName("M33: 100 multiparts in each other, and 20,000")
    void readsNoMoreThanItsDepth(int depth) {
        StringBuilder mail = new StringBuilder("Subject: deep\nContent-Type: multipart/mixed; boundary=b0\n\n");
        for (int i = 0; i < depth; i++) {
            mail.append("--b").append(i).append("\nContent-Type: multipart/mixed; boundary=b").append(i + 1).append("\n\n");
        }
        IncomingMail read = WrittenMail.read(mail + "--b" + depth + "\n\nhello\n");
        assertThat(read.subject()).isEqualTo("deep");
        assertThat(read.shortened()).isTrue();
    }

    @Test
    void aHeaderBeyondItsLimitIsNamed() {
        WrittenMail mail = WrittenMail.of("From: a@example.com\nX-Long: " + "x".repeat(MEGABYTE) + "\n\nhello");
        assertThatThrownBy(() -> new MimeMailReader(ReadingLimits.USUAL).read(mail.file())).isInstanceOfSatisfying(UnreadableMail.class,
                e -> assertThat(e.problem().reason()).isEqualTo("mail-header-too-large"));
    }

    @Test
    void aPartWithSuchAHeaderIsLeftOut() {
        IncomingMail mail = WrittenMail.read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b\nX-Long: " + "x".repeat(MEGABYTE) + "\n\nlost\n--b--\n");
        assertThat(mail.text()).isEqualTo("hello");
        assertThat(mail.shortened()).isTrue();
    }

    @Test
    void readsManyHeadersAndKeepsSome() {
        IncomingMail mail = WrittenMail.read("X: a\n".repeat(100_000) + "To: a@example.com\n".repeat(20_000) + "Subject: after\n\nhello");
        assertThat(mail.header("x")).isEqualTo("a");
        assertThat(mail.headers().values().stream().mapToInt(java.util.List::size).sum()).isLessThan(2 * ReadingLimits.USUAL.headers());
        assertThat(mail.subject()).isEqualTo("after");
    }

    @Test
    void cutsALongTextAndSaysSo() {
        IncomingMail plain = WrittenMail.read("From: a@example.com\n\n" + "a line of words\n".repeat(100_000));
        assertThat(plain.text()).hasSizeLessThanOrEqualTo(ReadingLimits.USUAL.textBytes());
        assertThat(plain.shortened()).isTrue();
        IncomingMail oneLine = WrittenMail.read("From: a@example.com\n\n" + "x".repeat(2 * MEGABYTE));
        assertThat(oneLine.text()).hasSize(ReadingLimits.USUAL.textBytes());
    }

    @Test
    void textsBeyondTheirRoomAreFiles() {
        String words = "a line of words\n".repeat(50_000);
        WrittenMail written = WrittenMail.of("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + words + "--b\n\nthe end\n--b--\n");
        IncomingMail mail = written.read();
        assertThat(mail.attachments()).singleElement().extracting(IncomingMail.Attachment::fileName).isEqualTo("attachment.txt");
        assertThat(written.textOf(mail.attachments().get(0))).isEqualTo("the end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "<table><tr><td>", "<a href=x>", "<!--", "<p", "&lt;", "<div style='", "<![CDATA[", "<li>", "<svg>", "<script>"})
    void takesLittleTimeForAnyHtml(String piece) {
        assertThat(WrittenMail.read("Content-Type: text/html\n\n<p>hello " + piece.repeat(MEGABYTE / piece.length())).text()).startsWith("hello");
    }

    @Test
    @DisplayName("M33: charsets that are none, or take more than they say")
    void readsAnyCharset() {
        for (String charset : new String[] {"utf-7", "utf-16", "utf-32", "iso-2022-jp", "x-user-defined", "../etc", "\"\"", "a".repeat(10_000), "utf-8;utf-16", "ibm-037"}) {
            IncomingMail mail = WrittenMail.read("Subject: =?" + charset + "?q?hello?=\nX-After: yes\nContent-Type: text/plain; charset=" + charset + "\n\nhello");
            assertThat(mail.header("X-After")).as(charset).isEqualTo("yes");
            assertThat(mail.text()).isNotEmpty();
        }
    }

    @Test
    void readsNoise() throws Exception {
        Random random = new Random(7);
        String[] pieces = {"--b\r\n", "--b--\r\n", "Content-Type: multipart/alternative; boundary=b\r\n", "Content-Type: text/html\r\n", "\r\n\r\n", "\n", "<p>",
            "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: quoted-printable\r\n", "=\r\n", "=3", "QUJD", "From: a@b\r\n", ": \r\n",
            "Content-Disposition: attachment; filename=a\r\n", "Content-Type: message/rfc822\r\n", "\0", "\r"};
        for (int i = 0; i < 1_000; i++) {
            StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n");
            for (int j = random.nextInt(40); j >= 0; j--) {
                mail.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = mail.toString().getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(5); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("noise"), bytes);
            MailReader reader = new MimeMailReader(ReadingLimits.USUAL);
            List<IncomingMail.Attachment> attachments = reader.read(file).attachments();
            try (MailReader.Attachments pass = reader.attachments(file)) {
                for (IncomingMail.Attachment attachment : attachments) {
                    assertThat(pass.open(attachment).readAllBytes()).hasSize((int) attachment.size());
                }
            }
        }
    }

    @Test
    @Timeout(20)
    void readsAThousandAttachmentsInOnePass() throws Exception {
        StringBuilder mail = new StringBuilder("From: a@b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int i = 0; i < 990; i++) {
            mail.append("--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=f").append(i).append("\r\n\r\n")
                    .append(String.valueOf((char) ('a' + i % 26)).repeat(20_000)).append("\r\n");
        }
        Path file = Files.writeString(folder.resolve("many.eml"), mail.append("--b--\r\n"));
        MailReader reader = new MimeMailReader(ReadingLimits.USUAL);
        List<IncomingMail.Attachment> attachments = reader.read(file).attachments();
        assertThat(attachments).hasSize(990);
        try (MailReader.Attachments bytes = reader.attachments(file)) {
            for (IncomingMail.Attachment attachment : attachments) {
                if (attachment.number() % 3 != 1) {
                    byte[] some = bytes.open(attachment).readNBytes(attachment.number() % 3 == 0 ? 20_001 : 100);
                    assertThat(some).containsOnly('a' + attachment.number() % 26).hasSize(attachment.number() % 3 == 0 ? 20_000 : 100);
                }
            }
        }
    }

    @Test
    void holdsNoAttachmentInMemory() throws Exception {
        Path file = folder.resolve("large.eml");
        byte[] line = ("QUJD".repeat(19) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 60 * MEGABYTE / line.length; i++) {
                out.write(line);
            }
        }
        Process reading = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx12m", "-cp",
                System.getProperty("java.class.path"), ReadsOneMail.class.getName(), file.toString()).redirectErrorStream(true).start();
        String said = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.strip()).endsWith("a.zip " + 60 * MEGABYTE / line.length * 57 + " read again");
        assertThat(reading.waitFor()).isZero();
    }

    @Test
    void aFileThatIsGoneIsNoUnreadableMail() {
        assertThatThrownBy(() -> new MimeMailReader(ReadingLimits.USUAL).read(folder.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }
}
