package io.oauthlinks.jira.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.mail.Email;
import com.atlassian.mail.queue.MailQueue;
import com.atlassian.mail.queue.MailQueueItem;
import com.atlassian.mail.queue.SingleMailQueueItem;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Texts;
import io.oauthlinks.notice.NoticeMails;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueuedNoticeMailsTest {

    private static final Message TITLE = Message.of("oauth-links.notice.mail.subject", "Support fails");
    private static final Message TEXT = Message.of("oauth-links.notice.mail.page", "nothing");

    private record User(String getKey, String getEmailAddress, boolean isActive) implements ApplicationUser {
        @Override
        public String getUsername() {
            return getKey;
        }

        @Override
        public String getName() {
            return getKey;
        }

        @Override
        public long getDirectoryId() {
            return 1;
        }

        @Override
        public String getDisplayName() {
            return getKey;
        }
    }

    private final List<Email> queued = new ArrayList<>();
    private final User admin = new User("admin", "admin@example.com", true);
    private final Map<String, ApplicationUser> users = Stream.of(admin, new User("owner", "owner@example.com", true),
            new User("left", "left@example.com", false), new User("nowhere", null, true), new User("evil", "a@example.com\r\nBcc: b@example.com", true),
            new User("two", "a@example.com,b@example.com", true)).collect(Collectors.toMap(User::getKey, user -> user));
    private boolean canSend = true;
    private RuntimeException failure;

    private final NoticeMails mails = new QueuedNoticeMails(new MailQueue() {
        @Override
        public void addItem(MailQueueItem item) {
            if (failure != null) {
                throw failure;
            }
            queued.add(((SingleMailQueueItem) item).getEmail());
        }

        @Override
        public int size() {
            return queued.size();
        }
    }, () -> canSend, new NoticePeople(() -> List.of(admin), users::get, user -> user == admin ? Locale.GERMAN : Locale.ENGLISH,
            (locale, message) -> (locale == Locale.GERMAN ? "DE " : "") + Texts.of(message), () -> URI.create("https://jira.example.com/jira")));

    @Test
    void tellsAdministratorsAndThoseNamedOnceAndInTheirLanguage() {
        mails.send(List.of("owner", "admin", "owner", "left", "nobody", "nowhere"), TITLE, TEXT, "/plugins/servlet/oauth-links/mail-channels");
        assertThat(queued).extracting(Email::getTo).containsExactly("owner@example.com", "admin@example.com");
        assertThat(queued.get(0).getSubject()).isEqualTo("Jira: Jira: Support fails");
        assertThat(queued.get(1).getSubject()).startsWith("DE ");
        assertThat(queued.get(0).getBody()).contains("https://jira.example.com/jira/plugins/servlet/oauth-links/mail-channels");
        assertThat(queued.get(0).getMimeType()).isEqualTo("text/plain");
    }

    @Test
    @DisplayName("M23: a notice says that a program wrote it, and carries our mark")
    void isMarked() {
        mails.send(List.of(), TITLE, TEXT, "/");
        assertThat(queued.get(0).getHeaders()).containsEntry("Auto-Submitted", "auto-generated").containsEntry("X-OAuth-Links-Notice", "yes");
    }

    @Test
    @DisplayName("M31: nothing in a title or address adds a header or a recipient")
    void linesAreNotBroken() {
        mails.send(List.of("evil", "two"), Message.of("oauth-links.notice.mail.subject", "a\r\nBcc: x@example.com\u0000\u2028"),
                Message.of("oauth-links.notice.mail.page", "b\r\u0000\u001bc"), "/");
        assertThat(queued).extracting(Email::getTo).containsExactly("admin@example.com");
        assertThat(queued.get(0).getSubject()).doesNotContainPattern("[\\p{Cntrl}\\u2028]").contains("a Bcc: x@example.com");
        assertThat(queued.get(0).getBody()).doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]").contains("b c");
    }

    @Test
    void withoutAnOutgoingServerNothingWaitsInTheQueue() {
        canSend = false;
        mails.send(List.of("owner"), TITLE, TEXT, "/");
        assertThat(queued).isEmpty();
    }

    @Test
    void aQueueThatFailsIsNoFailureOfWhoeverTells() {
        failure = new IllegalStateException("full");
        assertThatCode(() -> mails.send(List.of("owner"), TITLE, TEXT, "/")).doesNotThrowAnyException();
    }
}
