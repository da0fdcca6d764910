package io.oauthlinks.notice;

import io.oauthlinks.memory.ShortMemory;
import io.oauthlinks.message.Message;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/**
 * Stores a notice and sends its e-mails, in this order: of two nodes one stores it and tells.
 * If that node dies in between, the banner is all that tells.
 */
public final class ToldNotices implements Notices {

    private static final String ALL = "all";

    private final CurrentNotices notices;
    private final NoticeMails mails;
    private final Predicate<String> systemAdministrators;
    private final Clock clock;
    /** Every page of Jira asks. */
    private final ShortMemory<String, List<Notice>> current;

    /** @param systemAdministrators whether the user with a key is one */
    public ToldNotices(CurrentNotices notices, NoticeMails mails, Predicate<String> systemAdministrators, Clock clock) {
        this.notices = notices;
        this.mails = mails;
        this.systemAdministrators = systemAdministrators;
        this.clock = clock;
        this.current = new ShortMemory<>(1, clock);
    }

    @Override
    public boolean begin(Notice notice) {
        boolean added = notices.add(notice, clock.instant());
        current.forget();
        if (added) {
            mails.send(notice.userKeys(), notice.title(), notice.text(), notice.path());
        }
        return added;
    }

    @Override
    public void end(String about, Message title, Message text) {
        notices.take(about).ifPresent(ended -> mails.send(ended.userKeys(), title, text, ended.path()));
        current.forget();
    }

    @Override
    public void drop(String about) {
        notices.take(about);
        current.forget();
    }

    @Override
    public List<Notice> current(String userKey) {
        List<Notice> all = current.get(ALL, key -> notices.all());
        if (all.isEmpty()) {
            return all;
        }
        boolean seesAll = systemAdministrators.test(userKey);
        return all.stream().filter(notice -> seesAll || notice.userKeys().contains(userKey)).toList();
    }
}
