package io.oauthlinks.jira.screen;

import com.atlassian.plugin.web.Condition;
import com.atlassian.plugin.web.ContextProvider;
import io.oauthlinks.jira.http.Texts;
import io.oauthlinks.notice.Notices;
import io.oauthlinks.notice.Notices.Notice;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The banner on top of Jira's pages, for those who are to see a notice. Whether it is shown, and what it says. */
public final class NoticeBanner implements Condition, ContextProvider {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeBanner.class);
    private static final int MOST_SHOWN = 3;

    private final Notices notices;
    private final Surroundings surroundings;

    @Inject
    public NoticeBanner(Notices notices, Surroundings surroundings) {
        this.notices = notices;
        this.surroundings = surroundings;
    }

    /**
     * Of the page on which it is shown.
     *
     * @param userKey     of its reader; empty for nobody
     * @param texts       in the reader's language
     * @param contextPath of Jira, such as {@code /jira}
     */
    public record Surroundings(Supplier<Optional<String>> userKey, Supplier<Texts> texts, Supplier<String> contextPath) { }

    @Override
    public void init(Map<String, String> parameters) {
        // has none
    }

    @Override
    public boolean shouldDisplay(Map<String, Object> context) {
        return !current().isEmpty();
    }

    @Override
    public Map<String, Object> getContextMap(Map<String, Object> context) {
        Texts texts = surroundings.texts.get();
        List<Notice> all = current();
        List<Map<String, Object>> shown = all.stream().limit(MOST_SHOWN).map(notice -> Model.of("title", texts.of(notice.title()),
                "text", texts.of(notice.text()), "url", surroundings.contextPath.get() + notice.path())).toList();
        return Model.of("texts", texts, "notices", shown, "more", Math.max(0, all.size() - MOST_SHOWN));
    }

    private List<Notice> current() {
        try {
            return surroundings.userKey.get().map(notices::current).orElse(List.of());
        } catch (RuntimeException failure) {
            // it stands on every page of Jira, and none may fail for it, such as while the app starts
            LOG.warn("The notices cannot be read: {}", failure.toString());
            return List.of();
        }
    }
}
