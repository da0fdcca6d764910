package io.oauthlinks.mailchannel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.SenderPolicy;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.mailchannel.message.IncomingMail.Address;
import io.oauthlinks.mailchannel.message.IncomingMail.Attachment;
import io.oauthlinks.message.Texts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands in an issue or comment. */
class LetterTest {

    private static final MailChannel CHANNEL = TestChannels.channel("support");
    private static final MailEntry ENTRY = MailEntry.spooled("0", CHANNEL, new MailEntry.Placed(7, "INBOX", 1, "1"), new Spool.Spooled(1, ""),
            MovableClock.START);

    @Test
    void isTheTextOfTheMail() {
        assertThat(body(mail("Hello", false))).isEqualTo("Hello");
        assertThat(body(mail(" \n", false))).isEmpty();
    }

    @Test
    @DisplayName("M35: what is left out is named")
    void saysWhatIsMissing() {
        assertThat(body(mail("Hello", true))).startsWith("Hello\n\n(The mail has more than stands here");
        assertThat(body(mail("Hello", false, new Attachment(1, "large.zip", "application/zip", 101)))).startsWith("Hello\n\n(The attachment large.zip");
    }

    @Test
    @DisplayName("M39: a mail of nobody says what stood in From")
    void saysWhoWroteItWhenNobodyIsTheAuthor() {
        SenderPolicy policy = new SenderPolicy(SenderPolicy.Unknown.FALLBACK, "agent", List.of(), List.of(), 10);
        MailEntry planned = ENTRY.intended(new MailEntry.Plan(0, "agent", "new-fallback", MovableClock.START), null);
        IncomingMail several = new IncomingMail("", List.of(), Address.NONE, Address.NONE, List.of(), List.of(), null, "Subject", null, "Hello", List.of(),
                Map.of("from", List.of("a@example.com, b@example.com")), "text/plain", "", false);
        String body = new Letter(TestChannels.from(CHANNEL, policy), planned, several, 100, Texts::of).request("agent").description();
        assertThat(body).contains("a@example.com, b@example.com").endsWith("Hello");
    }

    private static String body(IncomingMail mail) {
        return new Letter(CHANNEL, ENTRY, mail, 100, Texts::of).comment(1, "JIRAUSER1").body();
    }

    private static IncomingMail mail(String text, boolean shortened, Attachment... attachments) {
        return new IncomingMail("", List.of(), Address.NONE, Address.NONE, List.of(), List.of(), null, "Subject", null, text, List.of(attachments), Map.of(),
                "text/plain", "", shortened);
    }
}
