package io.oauthlinks.notice;

import io.oauthlinks.notice.Notices.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The notices that hold, in the database; outside a transaction of the caller. */
public interface CurrentNotices {

    /** @return false, and nothing is stored, when there is one about the same matter; decided by the database, so one node is told true */
    boolean add(Notice notice, Instant beganAt);

    /** Deletes the notice about a matter; of several who ask at once, one gets it. */
    Optional<Notice> take(String about);

    /** Newest first, at most 100. */
    List<Notice> all();
}
