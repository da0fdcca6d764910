package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.message.Message;
import io.oauthlinks.notice.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Notices in memory, with what was sent. */
final class InMemoryNotices implements Notices {

    final List<String> sent = new ArrayList<>();
    private final Map<String, Notice> holding = new TreeMap<>();

    @Override
    public synchronized boolean begin(Notice notice) {
        if (holding.putIfAbsent(notice.about(), notice) != null) {
            return false;
        }
        sent.add("begin " + notice.about() + " " + notice.userKeys() + " " + notice.text().key());
        return true;
    }

    @Override
    public synchronized void end(String about, Message title, Message text) {
        if (holding.remove(about) != null) {
            sent.add("end " + about + " " + title.arguments());
        }
    }

    @Override
    public synchronized void drop(String about) {
        holding.remove(about);
    }

    @Override
    public synchronized List<Notice> current(String userKey) {
        return List.copyOf(holding.values());
    }
}
