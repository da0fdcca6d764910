package io.oauthlinks.notice;

import io.oauthlinks.notice.Notices.Notice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices in memory. */
public class InMemoryCurrentNotices implements CurrentNotices {

    private final Map<String, Notice> notices = new LinkedHashMap<>();

    /** Without e-mails, and without system administrators. */
    public Notices unsent(Clock clock) {
        return new ToldNotices(this, (keys, title, text, path) -> { }, userKey -> false, clock);
    }

    @Override
    public synchronized boolean add(Notice notice, Instant beganAt) {
        return notices.putIfAbsent(notice.about(), notice) == null;
    }

    @Override
    public synchronized Optional<Notice> take(String about) {
        return Optional.ofNullable(notices.remove(about));
    }

    @Override
    public synchronized List<Notice> all() {
        List<Notice> newestFirst = new ArrayList<>(notices.values());
        Collections.reverse(newestFirst);
        return newestFirst.stream().limit(100).toList();
    }
}
