package io.oauthlinks.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;

/** Mails as customers write them, each different from all others. */
final class MailLoad {

    /** Lines of a text, which make a small mail some 4 kB. */
    private static final int LINES = 16;
    private static final int PICTURE = 740_000;
    /** People who write, in turn; Jira knows none of them. */
    private static final int SENDERS = 1_000;
    private static final String CRLF = "\r\n";
    private static final String BOUNDARY = "----=_Part_7316_1048576.1795873027";

    private final String to;
    /** Tells the mails of one run from those of the others. */
    private final int run;
    private final String picture;

    MailLoad(String to, int run) {
        this.to = to;
        this.run = run;
        byte[] bytes = new byte[PICTURE];
        new Random(7).nextBytes(bytes);
        this.picture = Base64.getMimeEncoder().encodeToString(bytes);
    }

    /** About 4 kB: a text, and the same as HTML. */
    String small(int number) {
        return head(number, "multipart/alternative") + text(number) + part("text/html; charset=utf-8", "8bit") + "<html><body>" + CRLF
                + ("<p style=\"margin:0\">" + LINE + "</p>" + CRLF).repeat(LINES - 2) + "</body></html>" + CRLF + "--" + BOUNDARY + "--" + CRLF;
    }

    /** About 1 MB: a text, and a picture as attachment. */
    String large(int number) {
        return head(number, "multipart/mixed") + text(number) + "--" + BOUNDARY + CRLF + "Content-Type: image/png; name=\"screenshot.png\"" + CRLF
                + "Content-Disposition: attachment; filename=\"screenshot.png\"" + CRLF + "Content-Transfer-Encoding: base64" + CRLF + CRLF
                + picture + CRLF + "--" + BOUNDARY + "--" + CRLF;
    }

    private static final String LINE = "The printer on the second floor has been out of order since this morning.";

    private String head(int number, String type) {
        int sender = number % SENDERS;
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        return String.join(CRLF,
                "Return-Path: <customer" + sender + "@customers.example>",
                "Received: from mx.customers.example (mx.customers.example [192.0.2.7]) by mx.acme.example with ESMTPS id " + run + "x" + number + "; " + date,
                "Received: from laptop (unknown [192.0.2.99]) by mx.customers.example with ESMTPSA id a" + number + "; " + date,
                "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=customers.example; s=s1; h=from:to:subject:date:message-id;",
                "\tbh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;",
                "\tb=" + "TG9yZW0gaXBzdW0gZG9sb3Igc2l0IGFtZXQs".repeat(4),
                "Message-ID: <bench-" + run + "-" + number + "@customers.example>",
                "Date: " + date,
                "From: =?utf-8?Q?Customer_N=C2=BA_" + sender + "?= <customer" + sender + "@customers.example>",
                "To: Support <" + to + ">",
                "Subject: Printer " + number + " of building " + run + " is out of order",
                "MIME-Version: 1.0",
                "User-Agent: Mozilla Thunderbird",
                "Content-Language: en-GB",
                "Content-Type: " + type + "; boundary=\"" + BOUNDARY + "\"", "", "");
    }

    private static String text(int number) {
        return part("text/plain; charset=utf-8", "8bit") + "Hello," + CRLF + CRLF + (LINE + CRLF).repeat(LINES) + CRLF
                + String.format(Locale.ROOT, "Kind regards, number %d", number) + CRLF;
    }

    private static String part(String type, String encoding) {
        return "--" + BOUNDARY + CRLF + "Content-Type: " + type + CRLF + "Content-Transfer-Encoding: " + encoding + CRLF + CRLF;
    }
}
