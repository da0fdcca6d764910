package io.oauthlinks.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.message.Message;
import io.oauthlinks.notice.Notices.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ToldNoticesTest {

    private static final Message ENDED = Message.of("ended");

    private final CurrentNotices store = new InMemoryCurrentNotices();
    private final MovableClock clock = new MovableClock();
    private final List<String> mails = new ArrayList<>();
    private final Notices node = node();
    private final Notices otherNode = node();

    private Notices node() {
        return new ToldNotices(store, (keys, title, text, path) -> mails.add(title.key() + " " + keys + " " + path), "admin"::equals, clock);
    }

    @Test
    @DisplayName("M47: of two nodes one tells, once, and one tells that it has ended")
    void tellsOnce() {
        assertThat(node.begin(notice("a"))).isTrue();
        assertThat(node.begin(notice("a"))).isFalse();
        assertThat(otherNode.begin(notice("a"))).isFalse();
        assertThat(mails).containsExactly("title of a [owner] /path");
        otherNode.end("a", ENDED, ENDED);
        node.end("a", ENDED, ENDED);
        assertThat(mails).containsExactly("title of a [owner] /path", "ended [owner] /path");
        assertThat(node.begin(notice("a"))).as("it fails again").isTrue();
    }

    @Test
    void whatWasNotToldDoesNotEnd() {
        node.end("a", ENDED, ENDED);
        assertThat(mails).isEmpty();
    }

    @Test
    void showsItToSystemAdministratorsAndThoseItNames() {
        node.begin(notice("a"));
        node.begin(new Notice("b", ENDED, ENDED, "/b", List.of()));
        assertThat(node.current("admin")).extracting(Notice::about).containsExactly("b", "a");
        assertThat(node.current("owner")).extracting(Notice::about).containsExactly("a");
        assertThat(node.current("somebody")).isEmpty();
    }

    @Test
    void theOtherNodeSeesItWithinASecond() {
        assertThat(otherNode.current("admin")).isEmpty();
        node.begin(notice("a"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(otherNode.current("admin")).hasSize(1);
        node.end("a", ENDED, ENDED);
        assertThat(node.current("admin")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(otherNode.current("admin")).isEmpty();
    }

    private static Notice notice(String about) {
        return new Notice(about, Message.of("title of " + about), Message.of("text"), "/path", List.of("owner"));
    }
}
