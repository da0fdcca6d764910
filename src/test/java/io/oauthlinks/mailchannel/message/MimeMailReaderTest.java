package io.oauthlinks.mailchannel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oauthlinks.mailchannel.message.IncomingMail.Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain mails, HTML mails, and mails with attachments. */
class MimeMailReaderTest {

    @Test
    void readsAPlainMail() {
        IncomingMail mail = WrittenMail.read("""
                Return-Path: <alice@example.com>
                Message-ID: <one@example.com>
                In-Reply-To: <three@jira.test>
                References: <one@jira.test> <two@jira.test>
                 <three@jira.test>
                From: "Alice Doe" <Alice@Example.COM>
                Reply-To: team@example.com
                To: support@jira.test, Bob <bob@example.com>
                Cc: carol@example.com
                Date: Fri, 27 Nov 2026 10:15:30 +0100
                Subject: The printer
                  is on fire

                It burns.

                Alice
                """);
        assertThat(mail.messageId()).isEqualTo("one@example.com");
        assertThat(mail.references()).containsExactly("three@jira.test", "two@jira.test", "one@jira.test");
        assertThat(mail.from()).isEqualTo(new Address("alice@example.com", "Alice Doe"));
        assertThat(mail.from().domain()).isEqualTo("example.com");
        assertThat(mail.replyTo().address()).isEqualTo("team@example.com");
        assertThat(mail.to()).containsExactly(new Address("support@jira.test", ""), new Address("bob@example.com", "Bob"));
        assertThat(mail.cc()).containsExactly(new Address("carol@example.com", ""));
        assertThat(mail.returnPath()).isEqualTo("alice@example.com");
        assertThat(mail.sentAt()).isEqualTo(Instant.parse("2026-11-27T09:15:30Z"));
        assertThat(mail.subject()).isEqualTo("The printer is on fire");
        assertThat(mail.text()).isEqualTo("It burns.\n\nAlice");
        assertThat(mail.contentType()).isEqualTo("text/plain");
        assertThat(mail.header("Return-path")).isEqualTo("<alice@example.com>");
        assertThat(mail.attachments()).isEmpty();
        assertThat(mail.shortened()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "utf-8          | 8bit             | Grüße",
        "us-ascii       | 8bit             | Grüße",
        "no-such-thing  | 8bit             | Grüße",
        "\"\"           | 7bit             | Grüße",
        "utf-8          | quoted-printable | Gr=C3=BC=C3=9Fe",
        "iso-8859-1     | quoted-printable | Gr=FC=DFe",
        "no-such-thing  | quoted-printable | Gr=FC=DFe",
        "windows-1252   | quoted-printable | Gr=FC=DFe",
        "utf-8          | base64           | R3LDvMOfZQ==",
        "utf-8          | base64           | R3LD vMOf * ZQ==",
        "utf-8          | unheard-of       | Grüße"})
    void decodesWhatCharsetAndEncodingSay(String charset, String encoding, String body) {
        IncomingMail mail = WrittenMail.read("Content-Type: text/plain; charset=" + charset + "\nContent-Transfer-Encoding: " + encoding + "\n\n" + body + "\n");
        assertThat(mail.text()).isEqualTo("Grüße");
    }

    @Test
    void takesThePlainTextOfAlternativesUnlessItIsEmpty() {
        String mail = """
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                %s
                --b
                Content-Type: text/html; charset=utf-8

                <p>In <b>HTML</b></p>
                --b--
                """;
        assertThat(WrittenMail.read(mail.formatted("In plain")).text()).isEqualTo("In plain");
        assertThat(WrittenMail.read(mail.formatted("  ")).text()).isEqualTo("In HTML");
        assertThat(WrittenMail.read(mail.formatted("In plain")).attachments()).isEmpty();
    }

    @Test
    @DisplayName("M42: a mail with no more than a subject, with white space, with nothing")
    void readsEmptyMails() {
        IncomingMail subjectOnly = WrittenMail.read("From: a@example.com\nSubject: Only this\n\n");
        assertThat(subjectOnly.subject()).isEqualTo("Only this");
        assertThat(subjectOnly.text()).isEmpty();
        assertThat(WrittenMail.read("Subject: Only this\n").subject()).isEqualTo("Only this");
        assertThat(WrittenMail.read("From: a@example.com\n\n  \t \n\u00a0\n").text()).isBlank();
        assertThat(WrittenMail.read("From: a@example.com\nContent-Type: text/html\n\n<html><body>&nbsp;<br></body></html>").text()).isEmpty();
        IncomingMail nothing = WrittenMail.read("");
        assertThat(nothing.from()).isEqualTo(Address.NONE);
        assertThat(nothing.subject()).isEmpty();
        assertThat(nothing.returnPath()).isNull();
        assertThat(nothing.sentAt()).isNull();
    }

    @Test
    void readsAnHtmlMailWithAnImageAndAFile() {
        WrittenMail written = WrittenMail.of("""
                From: a@example.com
                Content-Type: multipart/mixed; boundary="outer"

                a preamble that nobody reads
                --outer
                Content-Type: multipart/related; boundary=inner

                --inner
                Content-Type: text/html; charset=utf-8

                <p>See <img src="cid:1"></p>
                --inner
                Content-Type: image/png; name="logo.png"
                Content-Disposition: inline
                Content-ID: <1>
                Content-Transfer-Encoding: base64

                AAECAw==
                --inner--
                --outer
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=utf-8''Rechnung%20M%C3%A4rz.pdf
                Content-Transfer-Encoding: base64

                JVBERg==
                --outer
                Content-Type: text/plain

                Sent from my telephone
                --outer--
                an epilogue
                """);
        IncomingMail mail = written.read();
        assertThat(mail.text()).isEqualTo("See\n\nSent from my telephone");
        assertThat(mail.attachments()).extracting("fileName", "contentType", "size")
                .containsExactly(tuple("logo.png", "image/png", 4L), tuple("Rechnung März.pdf", "application/pdf", 4L));
        assertThat(written.bytesOf(mail.attachments().get(0))).containsExactly(0, 1, 2, 3);
        assertThat(written.textOf(mail.attachments().get(1))).isEqualTo("%PDF");
    }

    @Test
    void keepsAMailWithinTheMailAsAFile() {
        WrittenMail written = WrittenMail.of("""
                Content-Type: multipart/mixed; boundary=b

                --b

                As discussed
                --b
                Content-Type: message/rfc822

                From: b@example.com
                Subject: =?utf-8?q?Ger=C3=A4t_1/2?=
                Content-Type: multipart/mixed; boundary=c

                --c

                inner text
                --c--
                --b
                Content-Type: text/plain; name=notes.txt

                A named text is a file
                --b--
                """);
        IncomingMail mail = written.read();
        assertThat(mail.text()).isEqualTo("As discussed");
        assertThat(mail.attachments()).extracting("fileName").containsExactly("Gerät 1-2.eml", "notes.txt");
        assertThat(written.textOf(mail.attachments().get(0))).startsWith("From: b@example.com").contains("inner text");
        assertThat(written.textOf(mail.attachments().get(1))).isEqualTo("A named text is a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=\"=?utf-8?Q?B=C3=A4r.txt?=\"", "name*0*=utf-8''B%C3; name*2=.txt; name*1*=%A4r", "name=Bär.txt", "name=\"Bär.txt\"",
        "name=\"../../etc/Bär.txt\"", "name=\"C:\\\\Users\\\\Bär.txt\""})
    void readsNamesOfFilesInOtherAlphabets(String parameter) {
        String head = "Content-Type: application/octet-stream; " + parameter + "\n";
        assertThat(WrittenMail.read(head + "\nx").attachments()).extracting("fileName").containsExactly("Bär.txt");
        assertThat(WrittenMail.read("Content-Disposition: attachment; " + parameter.replace("name", "filename") + "\n\nx").attachments())
                .extracting("fileName").containsExactly("Bär.txt");
    }

    @Test
    void namesWhatADeliveryReportIsAbout() {
        IncomingMail report = WrittenMail.read("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.com
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                It could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; bob@example.com
                Action: failed
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <lost@jira.test>
                Subject: Lost
                --b--
                """);
        assertThat(report.returnPath()).isEmpty();
        assertThat(report.contentType()).isEqualTo("multipart/report");
        assertThat(report.reportOf()).isEqualTo("lost@jira.test");
        assertThat(report.text()).isEqualTo("It could not be delivered.");
        assertThat(report.attachments()).hasSize(2);
    }

    @Test
    void namesTheMailThatWasRead() {
        IncomingMail report = WrittenMail.read("""
                Content-Type: multipart/report; report-type=disposition-notification; boundary=b

                --b

                It was read.
                --b
                Content-Type: message/disposition-notification

                Original-Message-ID: <seen@jira.test>
                --b--
                """);
        assertThat(report.reportOf()).isEqualTo("seen@jira.test");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "From: Team: a@example.com;                       | a@example.com | ''",
        "From: undisclosed:;                              | ''            | ''",
        "From: nobody                                     | ''            | ''",
        "Subject: none                                    | ''            | ''",
        "From: =?utf-8?q?J=C3=BCrgen?= <j@EXAMPLE.com>    | j@example.com | Jürgen",
        "From: Jürgen <j@bücher.example>                  | j@xn--bcher-kva.example | Jürgen",
        "From: =?utf-8?q?a_=3Cvictim=40example.com=3E?= <b@example.org> | b@example.org | a <victim@example.com>"})
    void takesTheOneUsableSender(String header, String address, String name) {
        assertThat(WrittenMail.read(header + "\n\n").from()).isEqualTo(new Address(address, name));
    }

    @ParameterizedTest
    @DisplayName("M39: of several mailboxes in From the one in Sender has written the mail (RFC 5322 section 3.6.2), and without it nobody has")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "From: a@example.com, b@example.com                                          | ``",
        "From: Team: a@example.com, b@example.com;                                   | ``",
        "From: a@example.com#From: b@example.com                                     | ``",
        "From: a@example.com, b@example.com#Sender: Bob <B@example.com>              | b@example.com",
        "Sender: b@example.com#From: a@example.com, b@example.com                    | b@example.com",
        "From: a@example.com#From: b@example.com#Sender: a@example.com               | a@example.com",
        "From: a@example.com, b@example.com#Sender: c@example.com                    | ``",
        "From: a@example.com, b@example.com#Sender: a@example.com, b@example.com     | ``",
        "From: a@example.com, b@example.com#Sender: =?utf-8?q?a=40example=2Ecom?=    | ``",
        "From: A <a@example.com>, a@EXAMPLE.com                                      | a@example.com",
        "From: a@example.com#Sender: c@example.com                                   | a@example.com"})
    void ofSeveralSendersNoneIsGuessed(String header, String address) {
        assertThat(WrittenMail.read(header.replace('#', '\n') + "\n\n").from().address()).isEqualTo(address);
    }

    @Test
    @DisplayName("M39: no address looks like one of another domain")
    void refusesAddressesThatPretend() {
        assertThat(WrittenMail.read("From: \"victim@example.com\"@attacker.test\n\n").from()).isEqualTo(Address.NONE);
        assertThat(WrittenMail.read("From: \"victim@example.com\" <a@attacker.test>\n\n").from().address()).isEqualTo("a@attacker.test");
        assertThat(WrittenMail.read("From: <victim@example.com\u202e>\n\n").from().address()).isNotEqualTo("victim@example.com");
        assertThat(WrittenMail.read("From: a@exam\u0000ple.com\n\n").from()).isEqualTo(Address.NONE);
    }

    @Test
    @DisplayName("M31: no text of a header holds CR, LF, NUL or another control character, however it is encoded")
    void headersAreOneLine() {
        IncomingMail mail = WrittenMail.read("""
                From: =?utf-8?q?Eve=0D=0ABcc:_x@example.com?= <eve@example.com>
                To: =?utf-8?B?QQ0KQgA=?= <bob@example.com>
                Subject: =?utf-8?q?a=0D=0ABcc:_victim@example.com=00=1B=7F=E2=80=AE?=
                X-Any: =?utf-8?q?a=0Db=0Ac?=
                Message-ID: <a\u0007b@example.com>
                Content-Disposition: attachment; filename="=?utf-8?q?a=0D=0Ab.txt?="

                """);
        assertThat(mail.from().name()).isEqualTo("Eve Bcc: x@example.com");
        assertThat(mail.to().get(0).name()).isEqualTo("A B");
        assertThat(mail.subject()).isEqualTo("a Bcc: victim@example.com");
        assertThat(mail.header("X-Any")).isEqualTo("a b c");
        assertThat(mail.messageId()).doesNotContain("\u0007");
        assertThat(mail.attachments().get(0).fileName()).isEqualTo("a b.txt");
    }

    @Test
    void bodiesHoldNoControlCharactersButLineFeedsAndTabs() {
        byte[] bytes = "Content-Type: text/plain; charset=utf-8\r\n\r\na\r\n\tb\rc\u0000d\u001b[31me\u0085f\u2028g\ufffeh".getBytes(StandardCharsets.UTF_8);
        assertThat(new WrittenMail(bytes).read().text()).isEqualTo("a\n\tb\ncd[31me\nf\ng\ufffdh");
    }

    @Test
    void readsLineEndsOfUnixToo() {
        byte[] bytes = "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b--\n".getBytes(StandardCharsets.UTF_8);
        assertThat(new WrittenMail(bytes).read().text()).isEqualTo("hello");
    }

    @Test
    void readsAMultipartThatNamesNoBoundaryOrDoesNotEnd() {
        assertThat(WrittenMail.read("Content-Type: multipart/mixed\n\nhello").text()).isEqualTo("hello");
        assertThat(WrittenMail.read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello").text()).isEqualTo("hello");
        assertThat(WrittenMail.read("Content-Type: nonsense\n\nhello").text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fri, 27 Nov 2026", "yesterday", "Fri, 27 Nov 99999 10:00:00 +0000", "Mon, 01 Jan 0001 00:00:00 +0000"})
    void passesOverDatesThatNobodyMeant(String date) {
        assertThat(WrittenMail.read("Date: " + date + "\n\n").sentAt()).isNull();
    }
}
