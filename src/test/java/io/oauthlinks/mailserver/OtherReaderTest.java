package io.oauthlinks.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OtherReaderTest {

    @Test
    void anAddressIsOneMailboxOnWhateverHost() {
        assertThat(names("Support@Acme.example", "imap.gmail.com", "pop.gmail.com", " support@acme.example ")).containsExactly("Old");
    }

    @Test
    void anotherUserNameIsAMailboxOfItsHost() {
        assertThat(names("support", "mail.acme.example", "MAIL.acme.example", "support")).containsExactly("Old");
        assertThat(names("support", "mail.acme.example", "mail.other.example", "support")).isEmpty();
    }

    @Test
    void anotherMailboxOrNoneIsNotMeant() {
        assertThat(names("support@acme.example", "imap.gmail.com", "imap.gmail.com", "sales@acme.example")).isEmpty();
        assertThat(names("", "imap.gmail.com", "imap.gmail.com", "")).isEmpty();
    }

    private static List<String> names(String mailbox, String host, String otherHost, String otherUser) {
        return OtherReader.of(List.of(new OtherReader("Old", otherHost, otherUser)), mailbox, host);
    }
}
