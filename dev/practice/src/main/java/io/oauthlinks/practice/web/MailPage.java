package io.oauthlinks.practice.web;

import io.oauthlinks.practice.mail.Letter;
import io.oauthlinks.practice.mail.Mailbox;
import io.oauthlinks.practice.mail.PracticeMail;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** What a customer does: write to a mailbox, with a file, and answer. */
@Controller
public class MailPage {

    private static final String FORM = """
            <form method="post" action="/practice/mail" enctype="multipart/form-data">
            <input type="hidden" name="%s" value="%s"><input type="hidden" name="answers" value="%s">
            <label for="from">From</label><input type="text" id="from" name="from" value="%s">
            <label for="to">To</label><select id="to" name="to">%s</select>
            <label for="subject">Subject</label><input type="text" id="subject" name="subject" value="%s">
            <label for="body">Text</label><textarea id="body" name="body" rows="8">%s</textarea>
            <label for="file">Attachment</label><input type="file" id="file" name="file">
            <button type="submit" class="primary" id="send">Send</button>%s
            </form>
            """;
    private static final String TABLE = """
            <h2>%s</h2><p>%s</p>
            <table><thead><tr><th scope="col">When</th><th scope="col">%s</th><th scope="col">To</th><th scope="col">Subject</th><th scope="col">Answer</th></tr></thead>
            <tbody>%s</tbody></table>
            """;

    private final PracticeMail mail;
    private final Controls controls;

    public MailPage(PracticeMail mail, Controls controls) {
        this.mail = mail;
        this.controls = controls;
    }

    /** @param answer Message-ID of the mail that is answered */
    @GetMapping(path = "/practice/mail", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @ResponseBody
    String show(@RequestParam(required = false) String done, @RequestParam(required = false) String error, @RequestParam(required = false) String answer,
                CsrfToken csrf) {
        String message = done != null ? "<p class=\"notice\" role=\"status\">Done: " + Html.escape(done) + ".</p>"
                : error != null ? "<p class=\"error\" role=\"alert\">Not done: " + Html.escape(error) + ".</p>" : "";
        Letter answered = answer == null ? null : letters().stream().filter(letter -> letter.messageId().equals(answer)).findFirst().orElse(null);
        return Html.widePage(answered == null ? "Send a mail" : "Answer a mail", message + form(answered, csrf)
                + table("Sent from here", "An answer to a mail of one's own stays in its thread.", "From", mail.sent(), true)
                + table("Sent to people", "What Jira and others sent by SMTP to addresses without a mailbox.", "Came from", mail.toPeople(), false)
                + "<p><a href=\"/practice\">Controls</a></p>");
    }

    private List<Letter> letters() {
        return java.util.stream.Stream.concat(mail.sent().stream(), mail.toPeople().stream()).toList();
    }

    private static String form(Letter answered, CsrfToken csrf) {
        String from = answered == null ? "Alice Archer <alice@customer.example>" : answered.from();
        String subject = answered == null ? "The lamp flickers" : answered.answerSubject();
        String body = answered == null ? "Hello,\n\nthe lamp in the hall flickers.\n\nAlice" : "It is worse today.";
        String cancel = answered == null ? "" : " <a href=\"/practice/mail\">Write a new one instead</a>";
        return FORM.formatted(csrf.getParameterName(), Html.escape(csrf.getToken()), answered == null ? "" : Html.escape(answered.messageId()),
                Html.escape(from), mailboxes(answered), Html.escape(subject), Html.escape(body), cancel);
    }

    private static String mailboxes(Letter answered) {
        return Mailbox.ALL.stream().map(Mailbox::address).map(address -> "<option%s>%s</option>".formatted(
                answered != null && answered.to().contains(address) ? " selected" : "", Html.escape(address))).collect(Collectors.joining());
    }

    /** @param sent whether those who answer are those who wrote */
    private static String table(String title, String says, String who, List<Letter> letters, boolean sent) {
        String rows = letters.stream().map(letter -> "<tr><td>%tT</td><td>%s</td><td>%s</td><td>%s</td><td><a href=\"/practice/mail?answer=%s\">Answer</a></td></tr>"
                .formatted(letter.at().atZone(java.time.ZoneId.systemDefault()), Html.escape(sent ? letter.from() : letter.to()),
                        Html.escape(sent ? letter.to() : letter.from()), Html.escape(letter.subject()),
                        URLEncoder.encode(letter.messageId(), StandardCharsets.UTF_8))).collect(Collectors.joining("\n"));
        return rows.isEmpty() ? "<h2>" + title + "</h2><p>None yet.</p>" : TABLE.formatted(title, says, who, rows);
    }

    @PostMapping("/practice/mail")
    ResponseEntity<Void> send(@RequestParam Map<String, String> form, @RequestParam(required = false) MultipartFile file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>(form);
        if (file != null && !file.isEmpty()) {
            values.put("attachmentName", file.getOriginalFilename());
            values.put("attachment", Base64.getEncoder().encodeToString(file.getBytes()));
        }
        String outcome;
        try {
            outcome = "done=" + URLEncoder.encode(controls.apply("mail", values), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            outcome = "error=" + URLEncoder.encode(String.valueOf(e.getMessage()), StandardCharsets.UTF_8);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "/practice/mail?" + outcome).build();
    }
}
