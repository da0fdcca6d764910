package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Texts;
import io.oauthlinks.message.Message;
import io.oauthlinks.notice.InMemoryCurrentNotices;
import io.oauthlinks.notice.Notices;
import io.oauthlinks.notice.Notices.Notice;
import io.oauthlinks.notice.ToldNotices;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeBannerTest {

    private final Notices notices = new ToldNotices(new InMemoryCurrentNotices(), (keys, title, text, path) -> { }, "admin"::equals, new MovableClock());
    private String user = "admin";
    private final NoticeBanner banner = banner(notices);

    private NoticeBanner banner(Notices from) {
        return new NoticeBanner(from, new NoticeBanner.Surroundings(() -> Optional.ofNullable(user),
                () -> new Texts(new PropertyTexts(), Locale.ENGLISH), () -> "/jira"));
    }

    @Test
    void isShownToThoseWhoAreToSeeIt() {
        assertThat(isShown()).isFalse();
        begin("a", "owner");
        assertThat(isShown()).isTrue();
        user = "owner";
        assertThat(isShown()).isTrue();
        user = "somebody";
        assertThat(isShown()).isFalse();
        user = null;
        assertThat(isShown()).isFalse();
    }

    @Test
    void saysWhatItIsAndWhereToGo() {
        begin("<b>a</b>", "owner");
        String html = html();
        assertThat(html).contains("<strong>Jira: &lt;b&gt;a&lt;/b&gt;</strong>", "href=\"/jira/page/owner\"").doesNotContain("<b>a</b>");
    }

    @Test
    void countsWhatItDoesNotShow() {
        for (int i = 0; i < 5; i++) {
            begin("matter " + i, "owner");
        }
        assertThat(html()).contains("matter 4", "matter 3", "matter 2", "not shown here: 2").doesNotContain("matter 1");
    }

    @Test
    void noPageOfJiraFailsForIt() {
        NoticeBanner broken = banner(new ToldNotices(new InMemoryCurrentNotices() {
            @Override
            public synchronized List<Notice> all() {
                throw new IllegalStateException("The database is away");
            }
        }, (keys, title, text, path) -> { }, "admin"::equals, new MovableClock()));
        assertThat(broken.shouldDisplay(Map.of())).isFalse();
    }

    private boolean isShown() {
        return banner.shouldDisplay(Map.of());
    }

    private void begin(String about, String userKey) {
        notices.begin(new Notice(about, Message.of("oauth-links.notice.mail.subject", about), Message.of("oauth-links.notice.mail.why"),
                "/page/" + userKey, List.of(userKey)));
    }

    private String html() {
        return new RenderedTemplates().render(Response.Page.ok("templates/notice/banner.vm", banner.getContextMap(Map.of())));
    }
}
